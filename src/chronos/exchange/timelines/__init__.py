"""Timeline tools: TimelineJS, markwhen, vis-timeline, Aeon Timeline."""
