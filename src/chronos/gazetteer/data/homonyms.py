"""Which names of countries mean something else in running text, kept by hand.

For finding the countries that a text names; a field that holds nothing but a country is read by ``find.py``.
"""

# In running text these are too often a person, another place or another word to tell of a country: saints and towns
# of Latin America, given names, "meeting" (Réunion), "grenade", "neutral zone", a river's plain.
NEVER = """\
Dominique;Emirates;Formosa;Granada;Grenade;Guadalupe;Hollande;Islas Malvinas (Falkland Islands);Lao;Maurice;Mauricio
Maurício;Micronesia;Micronésie;Montserrat;Neutral Zone;Reunión;Reunião;Réunion;Saint Martin;Saint Vincent;Saint-Martin
Sainte-Hélène;Saint Helena;Salvador;San Bartolomé;San Martín;Santa Elena;Santa Helena;Santa Lucía;Santa Lúcia
São Bartolomeu;St. Maarten;Zona Neutral;Zona Neutra;Zone neutre;Serbia and Montenegro;Serbia y Montenegro
Serbie-et-Monténégro;Sérvia e Montenegro;Persia;Siam;Hong Kong SAR China;R.A.S. chinoise de Hong Kong
Macao SAR China;R.A.S. chinoise de Macao
"""

# Withdrawn codes whose names are read in texts: those of states that people still write about. The names of the rest
# (districts, trust territories, islands) are those of their successors, or lie within longer names of today.
STATES = "AN CSHH DD DY HV RH SU VD YD YU ZR"

# Abbreviations that are names of countries wherever they stand in capitals. "US" is not: it is an adjective mostly,
# and part of "US$".
CAPITALS = "DRC EAU EUA PRC RDC UAE UK URSS USA USSR"

# Names that persons bear too: they count only where no other name stands beside them.
PERSONS = "Chad Georgia Israel Jordan Kenya"

# One name, several places: Georgia is a country and one of the United States; two states claim to be China.
SHARED = {"Georgia": ("GE", "US"), "Republic of China": ("CN", "TW")}

# Words that begin a sentence in capitals and are no country there: "irán", "gana" (es: they will go, he wins).
FIRST_WORDS = "Gana Irán"

# What a language puts before a country whose name is another word in another ("Argentine" in English, "chili").
AFTER = {"argentine": "l d en", "chili": "le du au"}

# Before a name, in capitals, these make it a part of a longer one, even where they begin the sentence.
BEFORE = """\
air nouveau nouvelle nova novo nueva nuevo new radio little east north south west rio río avenida calle rua rue plaza
"""

# Before a name, in capitals within a sentence, these leave it a country's; every other word makes it part of a longer
# name ("Michael Jordan", "Air China").
BESIDE = """\
the el la los las le les o a os as of de del du da do des dos and y e et in en em no na to from with con com avec por
par pour for mainland continental metropolitan northern southern eastern western central republic república republica
république popular populaire people's federal president presidente président présidente former
"""

# Before "of" and a name: a bank, a sea or a city is no country ("Bank of China", "Port of Spain").
OF = "of de du do da del des d la las el los le les l y and"
BODIES = """\
bank banco banque gulf golfo golfe sea mer mar bay bahía baie baía strait estrecho estreito détroit tour ville city
ciudad cidade canal port fort university universidad universidade université
"""

# After a name, in small letters, these make it part of a longer one.
BEHIND = "delta river papers dollar dollars"

# Words of every day, which tell little of a name that has them.
COMMON = """\
a africa african africana america american americana américaines and arab central cidade city ciudad da de del
democratic democrática des do dos du démocratique e east el est estado estados este et federal federation france great
ilha ilhas isla islands islas la las les los minor new nord norte north northern nouvelle nova nueva occidental
occupied of oriental ouest people r republic republics república république s saint san santa socialist south southern
state states sul sur são the u united us west western y á état états île îles
"""
