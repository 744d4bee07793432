"""Names in use that no table of CLDR carries, kept by hand.

Formal names, former names and abbreviations in common use in English, Spanish, French and Portuguese,
collected one by one (the formal names as in ISO 3166-1:2020); no list was copied. A former name that is still
said of today's country means that country ("Burma" is MM); a name that only a withdrawn country had means the
withdrawn one ("Zaire" is ZR, "East Germany" is DD).
"""

# Code, then names between semicolons. Case, accents, dots and a leading "the" do not matter.
ALIASES = """\
AE UAE; Emirates; EAU
BA Bosnia; BiH; Bosnia-Herzegovina
BF Burkina
BN Brunei Darussalam
BO Plurinational State of Bolivia; Bolivia (Plurinational State of); Estado Plurinacional de Bolivia
BQ Bonaire, Sint Eustatius and Saba; Bonaire, San Eustaquio y Saba
BR Federative Republic of Brazil
BY Byelorussia; Belorussia
BYAA Byelorussian SSR
CC Keeling Islands
CD DRC; DR Congo; D.R. Congo; Congo-Kinshasa; Congo (Kinshasa); RDC; Congo (Democratic Republic of the)
CG Congo-Brazzaville; Congo (Brazzaville); Congo (Republic)
CI Ivory Coast; Costa de Marfil; Costa do Marfim
CN PRC; People's Republic of China; RPC
CSHH Czecho-Slovakia; ČSSR; CSSR; Czech and Slovak Federative Republic
CV Cape Verde; Cape Verde Islands
CZ Czech Republic; República Checa; République tchèque; República Tcheca
DD East Germany; GDR; DDR; RDA; Alemania Oriental; Alemania del Este; Allemagne de l'Est; Alemanha Oriental
DE West Germany; Federal Republic of Germany; FRG; BRD; RFA; Alemania Occidental; Allemagne de l'Ouest
DO Dominican Rep.
EH Spanish Sahara
FK Falklands; Malvinas; Falkland Islands; Islas Malvinas; Îles Malouines; Malouines; Ilhas Malvinas
FM Micronesia; Micronésie
GB UK; Great Britain; Britain; Gran Bretaña; Grande-Bretagne; Grã-Bretanha
GB United Kingdom of Great Britain and Northern Ireland
GS South Georgia and South Sandwich Islands
HK Hong Kong
HM Heard and McDonald Islands
IE Republic of Ireland; Irish Republic; Eire
IR Islamic Republic of Iran; Iran (Islamic Republic of); Persia
KG Kirghizia; Kyrgyz Republic
KH Kampuchea
KP North Korea; DPRK; Democratic People's Republic of Korea; Corea del Norte
KR South Korea; Republic of Korea; ROK; Corea del Sur
LA Lao PDR; Lao People's Democratic Republic; Lao
LK Ceylon
LY Libyan Arab Jamahiriya
MD Republic of Moldova; Moldavia
MK Macedonia; FYROM; Former Yugoslav Republic of Macedonia; Republic of Macedonia
MM Burma; Birmania; Birmanie; Birmânia; Myanmar (Burma)
MO Macao; Macau
MV Maldive Islands
NL Holland; Holanda; Hollande
PN Pitcairn
PS Palestine; Palestina; Palestinian Territories; Occupied Palestinian Territory; Palestinian Authority
PS Territorios Palestinos; Territoires palestiniens; Territórios palestinos
RH Rhodesia
RU Russian Federation; Federación de Rusia; Fédération de Russie; Federação Russa
SH Saint Helena; Santa Elena; Sainte-Hélène; Santa Helena
ST Sao Tome; São Tomé
SU USSR; URSS; Union of Soviet Socialist Republics
SX Saint Martin (Dutch part); Sint Maarten (Dutch part)
MF Saint Martin (French part)
SY Syrian Arab Republic
SZ Swaziland; Suazilandia; Swazilandia; Suazilândia
TH Siam
TL East Timor; Timor Oriental
TP Portuguese Timor; Timor Português
TR Turkey; Turquía; Turquie; Turquia
TW Taiwan; Formosa; Republic of China; Chinese Taipei
TZ United Republic of Tanzania; Tanganyika and Zanzibar
US United States of America; EE. UU.; EUA; Estados Unidos de América; États-Unis d'Amérique
UM U.S. Outlying Islands; US Minor Outlying Islands
VA Holy See; Vatican; Santa Sede; Saint-Siège; Santa Sé
VC Saint Vincent and Grenadines; Saint Vincent
VD North Vietnam; North Viet Nam; Vietnam del Norte; Viêt Nam du Nord; Vietnã do Norte
VE Bolivarian Republic of Venezuela; Venezuela (Bolivarian Republic of); República Bolivariana de Venezuela
VG Virgin Islands (British)
VI Virgin Islands (U.S.); U.S. Virgin Islands; Ilhas Virgens Americanas
VN Viet Nam; Socialist Republic of Vietnam
WS Western Samoa
YD South Yemen; People's Democratic Republic of Yemen; Yemen del Sur; Yémen du Sud; Iêmen do Sul
YE North Yemen; Yemen Arab Republic
YU SFRY; Federal Republic of Yugoslavia; FRY
ZR Zaïre
"""

# Names of several countries, or of part of one: codes, then names. They find nothing; they are offered.
AMBIGUOUS = """\
CD CG Congo
KP KR Korea; Corea; Corée; Coreia
VG VI Virgin Islands; Islas Vírgenes; Îles Vierges; Ilhas Virgens
MF SX Saint Martin; San Martín; St. Maarten
BQ CW SX Dutch Caribbean
GB England; Scotland; Wales; Northern Ireland; Inglaterra; Angleterre; Escocia; Écosse
"""
