"""Names that replace CLDR's, kept by hand; every table gives en, es, fr and pt in that order.

CLDR's English names are kept everywhere else, with "&" written as "and".
"""

# UN M49 (unstats.un.org/unsd/methodology/m49) in the official languages; Portuguese is ours. Listed are the
# regions whose English name in CLDR 48 is another, and 021, whose Spanish name CLDR makes a synonym of 003's.
# An empty cell leaves CLDR's name.
REGION_NAMES = {
    "001": ("World", "", "", ""),
    "021": ("Northern America", "América septentrional", "", ""),
    "035": ("South-eastern Asia", "Asia sudoriental", "Asie du Sud-Est", "Sudeste Asiático"),
    "053": (
        "Australia and New Zealand",
        "Australia y Nueva Zelandia",
        "Australie et Nouvelle-Zélande",
        "Austrália e Nova Zelândia",
    ),
    "057": ("Micronesia", "Micronesia", "Micronésie", "Micronésia"),
    "419": (
        "Latin America and the Caribbean",
        "América Latina y el Caribe",
        "Amérique latine et Caraïbes",
        "América Latina e Caribe",
    ),
}

# Short names of UN M49 (same page) where CLDR abbreviates ("St.", "U.S."), names a country by its capital,
# shows only one party's name of a disputed territory, or cannot be told from a region or another country.
# CG is told from CD by its formal name. Portuguese is ours.
COUNTRY_NAMES = {
    "BL": ("Saint Barthélemy", "", "", ""),
    "CD": (
        "Democratic Republic of the Congo",
        "República Democrática del Congo",
        "République démocratique du Congo",
        "República Democrática do Congo",
    ),
    "CG": ("Republic of the Congo", "República del Congo", "République du Congo", "República do Congo"),
    "CV": ("Cabo Verde", "", "", ""),
    "FK": (
        "Falkland Islands (Malvinas)",
        "Islas Malvinas (Falkland Islands)",
        "Îles Falkland (Malvinas)",
        "Ilhas Malvinas (Falkland)",
    ),
    "FM": (
        "Federated States of Micronesia",
        "Estados Federados de Micronesia",
        "États fédérés de Micronésie",
        "Estados Federados da Micronésia",
    ),
    "GS": ("South Georgia and the South Sandwich Islands", "", "", ""),
    "HM": ("Heard Island and McDonald Islands", "", "", ""),
    "KN": ("Saint Kitts and Nevis", "", "", ""),
    "LC": ("Saint Lucia", "", "", ""),
    "MF": (
        "Saint Martin (French part)",
        "San Martín (parte francesa)",
        "Saint-Martin (partie française)",
        "São Martinho (parte francesa)",
    ),
    "MM": ("Myanmar", "Myanmar", "Myanmar", "Mianmar"),
    "PM": ("Saint Pierre and Miquelon", "", "", ""),
    "PS": ("State of Palestine", "Estado de Palestina", "État de Palestine", "Estado da Palestina"),
    "SH": (
        "Saint Helena, Ascension and Tristan da Cunha",
        "Santa Elena, Ascensión y Tristán de Acuña",
        "Sainte-Hélène, Ascension et Tristan da Cunha",
        "Santa Helena, Ascensão e Tristão da Cunha",
    ),
    "TL": ("", "", "Timor-Leste", ""),
    "UM": (
        "United States Minor Outlying Islands",
        "Islas menores alejadas de los Estados Unidos",
        "",
        "Ilhas Menores Distantes dos Estados Unidos",
    ),
    "VC": ("Saint Vincent and the Grenadines", "", "", ""),
    "VI": (
        "United States Virgin Islands",
        "Islas Vírgenes de los Estados Unidos",
        "",
        "Ilhas Virgens dos Estados Unidos",
    ),
}

# Countries of ISO 3166-3, whose names CLDR no longer carries. English after ISO 3166-3, shortened; the others
# are ours. Languages beyond these four get the English name.
WITHDRAWN_NAMES = {
    "AIDJ": (
        "French Territory of the Afars and the Issas",
        "Territorio Francés de los Afars y los Issas",
        "Territoire français des Afars et des Issas",
        "Território Francês dos Afares e dos Issas",
    ),
    "AN": (
        "Netherlands Antilles",
        "Antillas Neerlandesas",
        "Antilles néerlandaises",
        "Antilhas Neerlandesas",
    ),
    "BQAQ": (
        "British Antarctic Territory",
        "Territorio Antártico Británico",
        "Territoire antarctique britannique",
        "Território Antártico Britânico",
    ),
    "BU": ("Burma", "Birmania", "Birmanie", "Birmânia"),
    "BYAA": (
        "Byelorussian Soviet Socialist Republic",
        "República Socialista Soviética de Bielorrusia",
        "République socialiste soviétique de Biélorussie",
        "República Socialista Soviética da Bielorrússia",
    ),
    "CSHH": ("Czechoslovakia", "Checoslovaquia", "Tchécoslovaquie", "Tchecoslováquia"),
    "CSXX": ("Serbia and Montenegro", "Serbia y Montenegro", "Serbie-et-Monténégro", "Sérvia e Montenegro"),
    "CT": (
        "Canton and Enderbury Islands",
        "Islas Canton y Enderbury",
        "Îles Canton et Enderbury",
        "Ilhas Canton e Enderbury",
    ),
    "DD": (
        "German Democratic Republic",
        "República Democrática Alemana",
        "République démocratique allemande",
        "República Democrática Alemã",
    ),
    "DY": ("Dahomey", "Dahomey", "Dahomey", "Daomé"),
    "FQ": (
        "French Southern and Antarctic Territories",
        "Territorios Australes y Antárticos Franceses",
        "Terres australes et antarctiques françaises",
        "Terras Austrais e Antárticas Francesas",
    ),
    "FX": ("Metropolitan France", "Francia metropolitana", "France métropolitaine", "França metropolitana"),
    "GEHH": (
        "Gilbert and Ellice Islands",
        "Islas Gilbert y Ellice",
        "Îles Gilbert et Ellice",
        "Ilhas Gilbert e Ellice",
    ),
    "HV": ("Upper Volta", "Alto Volta", "Haute-Volta", "Alto Volta"),
    "JT": ("Johnston Island", "Isla Johnston", "Île Johnston", "Ilha Johnston"),
    "MI": ("Midway Islands", "Islas Midway", "Îles Midway", "Ilhas Midway"),
    "NH": ("New Hebrides", "Nuevas Hébridas", "Nouvelles-Hébrides", "Novas Hébridas"),
    "NQ": ("Dronning Maud Land", "Tierra de la Reina Maud", "Terre de la Reine-Maud", "Terra da Rainha Maud"),
    "NT": ("Neutral Zone", "Zona Neutral", "Zone neutre", "Zona Neutra"),
    "PC": (
        "Trust Territory of the Pacific Islands",
        "Territorio en Fideicomiso de las Islas del Pacífico",
        "Territoire sous tutelle des îles du Pacifique",
        "Território sob Tutela das Ilhas do Pacífico",
    ),
    "PU": (
        "United States Miscellaneous Pacific Islands",
        "Islas diversas del Pacífico de los Estados Unidos",
        "Îles diverses du Pacifique des États-Unis",
        "Ilhas Diversas do Pacífico dos Estados Unidos",
    ),
    "PZ": (
        "Panama Canal Zone",
        "Zona del Canal de Panamá",
        "Zone du canal de Panama",
        "Zona do Canal do Panamá",
    ),
    "RH": ("Southern Rhodesia", "Rodesia del Sur", "Rhodésie du Sud", "Rodésia do Sul"),
    "SKIN": ("Sikkim", "Sikkim", "Sikkim", "Sikkim"),
    "SU": ("Soviet Union", "Unión Soviética", "Union soviétique", "União Soviética"),
    "TP": ("East Timor", "Timor Oriental", "Timor oriental", "Timor Oriental"),
    "VD": (
        "Democratic Republic of Viet Nam",
        "República Democrática de Vietnam",
        "République démocratique du Viêt Nam",
        "República Democrática do Vietnã",
    ),
    "WK": ("Wake Island", "Isla Wake", "Île de Wake", "Ilha Wake"),
    "YD": ("Democratic Yemen", "Yemen Democrático", "Yémen démocratique", "Iêmen Democrático"),
    "YU": ("Yugoslavia", "Yugoslavia", "Yougoslavie", "Iugoslávia"),
    "ZR": ("Zaire", "Zaire", "Zaïre", "Zaire"),
}
