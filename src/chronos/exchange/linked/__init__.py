"""What programs read: JSON, linked data, maps, calendars."""
