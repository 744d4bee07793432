"""Countries as the event datasets call and number them, as the codes of ISO 3166-1 (see :mod:`chronos.gazetteer`).

What no ISO code stands for is left out: a row of it is refused, with what a person can say of it. A country that is
gone has its own code (``DD``, ``SU``, ``YU``, ``ZR``), as elsewhere in chronos; a name that says today's name beside
an old one ("Russia (Soviet Union)") is today's country.
"""

from functools import lru_cache
from typing import Final

from chronos.exchange.datasets.event_rows import table_of
from chronos.gazetteer import countries

GLEDITSCH_WARD: Final = table_of("""
    2 US, 20 CA, 31 BS, 40 CU, 41 HT, 42 DO, 51 JM, 52 TT, 53 BB, 54 DM, 55 GD, 56 LC, 57 VC, 58 AG, 60 KN, 70 MX,
    80 BZ, 90 GT, 91 HN, 92 SV, 93 NI, 94 CR, 95 PA, 100 CO, 101 VE, 110 GY, 115 SR, 130 EC, 135 PE, 140 BR, 145 BO,
    150 PY, 155 CL, 160 AR, 165 UY, 200 GB, 205 IE, 210 NL, 211 BE, 212 LU, 220 FR, 221 MC, 223 LI, 225 CH, 230 ES,
    232 AD, 235 PT, 255 DE, 260 DE, 265 DD, 290 PL, 305 AT, 310 HU, 315 CSHH, 316 CZ, 317 SK, 325 IT, 331 SM, 338 MT,
    339 AL, 340 RS, 341 ME, 343 MK, 344 HR, 345 RS, 346 BA, 347 XK, 349 SI, 350 GR, 352 CY, 355 BG, 359 MD, 360 RO,
    365 RU, 366 EE, 367 LV, 368 LT, 369 UA, 370 BY, 371 AM, 372 GE, 373 AZ, 375 FI, 380 SE, 385 NO, 390 DK, 395 IS,
    402 CV, 403 ST, 404 GW, 411 GQ, 420 GM, 432 ML, 433 SN, 434 BJ, 435 MR, 436 NE, 437 CI, 438 GN, 439 BF, 450 LR,
    451 SL, 452 GH, 461 TG, 471 CM, 475 NG, 481 GA, 482 CF, 483 TD, 484 CG, 490 CD, 500 UG, 501 KE, 510 TZ, 511 TZ,
    516 BI, 517 RW, 520 SO, 522 DJ, 530 ET, 531 ER, 540 AO, 541 MZ, 551 ZM, 552 ZW, 553 MW, 560 ZA, 565 NA, 570 LS,
    571 BW, 572 SZ, 580 MG, 581 KM, 590 MU, 591 SC, 600 MA, 615 DZ, 616 TN, 620 LY, 625 SD, 626 SS, 630 IR, 640 TR,
    645 IQ, 651 EG, 652 SY, 660 LB, 663 JO, 666 IL, 670 SA, 678 YE, 680 YD, 690 KW, 692 BH, 694 QA, 696 AE, 698 OM,
    700 AF, 701 TM, 702 TJ, 703 KG, 704 UZ, 705 KZ, 710 CN, 712 MN, 713 TW, 730 KR, 731 KP, 732 KR, 740 JP, 750 IN,
    760 BT, 770 PK, 771 BD, 775 MM, 780 LK, 781 MV, 790 NP, 800 TH, 811 KH, 812 LA, 816 VN, 817 VN, 820 MY, 830 SG,
    835 BN, 840 PH, 850 ID, 860 TL, 900 AU, 910 PG, 920 NZ, 935 VU, 940 SB, 950 FJ, 970 KI, 971 NR, 972 TO, 973 TV,
    983 MH, 986 PW, 987 FM, 990 WS,
""")
"""Numbers of independent states: Gleditsch, Kristian S. & Michael D. Ward (1999), "Interstate System Membership: A
Revised List of the Independent States since 1816", International Interactions 25(4), with its later additions and its
microstates; ``country_id``, ``gwnoa`` and ``gwnob`` of UCDP. As UCDP uses them, 345 is Serbia (Yugoslavia), 365 Russia
(Soviet Union), 678 Yemen (North Yemen), 260 Germany, 816 Vietnam (North Vietnam); 265 is the GDR, 680 South Yemen, 315
Czechoslovakia, 511 Zanzibar, 730 Korea before 1910."""

UCDP_NAMES: Final = {
    "abkhazia": "GE",
    "bosnia-herzegovina": "BA",
    "cambodia (kampuchea)": "KH",
    "congo": "CG",
    "dr congo (zaire)": "CD",
    "east timor": "TL",
    "german democratic republic": "DD",
    "germany (prussia)": "DE",
    "iran (persia)": "IR",
    "italy/sardinia": "IT",
    "ivory coast": "CI",
    "kingdom of eswatini (swaziland)": "SZ",
    "kyrgyz republic": "KG",
    "macedonia, fyr": "MK",
    "madagascar (malagasy)": "MG",
    "myanmar (burma)": "MM",
    "people's republic of korea": "KP",
    "republic of vietnam": "VN",
    "rumania": "RO",
    "russia (soviet union)": "RU",
    "samoa/western samoa": "WS",
    "serbia (yugoslavia)": "RS",
    "south ossetia": "GE",
    "south vietnam": "VN",
    "south yemen": "YD",
    "surinam": "SR",
    "tanzania/tanganyika": "TZ",
    "turkey/ottoman empire": "TR",
    "turkey (ottoman empire)": "TR",
    "vietnam (north vietnam)": "VN",
    "yemen (north yemen)": "YE",
    "yemen, people's republic of": "YD",
    "zimbabwe (rhodesia)": "ZW",
}
"""``country`` of UCDP GED (UCDP GED Codebook 24.1, "country": the name of the state in which the event takes place)
where it is called otherwise than in ISO 3166-1, with the names of the Gleditsch-Ward list that it follows. Abkhazia
and South Ossetia have no code of their own; UCDP places their events in Georgia."""

ACLED_NAMES: Final = {
    "akrotiri and dhekelia": "GB",
    "bailiwick of guernsey": "GG",
    "bailiwick of jersey": "JE",
    "democratic republic of congo": "CD",
    "republic of congo": "CG",
    "saint-barthelemy": "BL",
    "saint-martin": "MF",
    "saint martin": "MF",
    "sint maarten": "SX",
    "virgin islands, u.s.": "VI",
}
"""``country`` of ACLED where its number (``iso``, ISO 3166-1 numeric) is empty or 0, as that of Kosovo is, and the
name is called otherwise. Akrotiri and Dhekelia are British territory on Cyprus, without a code."""

GTD_NUMBERS: Final = table_of("""
    4 AF, 5 AL, 6 DZ, 7 AD, 8 AO, 10 AG, 11 AR, 12 AM, 14 AU, 15 AT, 16 AZ, 17 BS, 18 BH, 19 BD, 20 BB, 21 BE, 22 BZ,
    23 BJ, 24 BM, 25 BT, 26 BO, 28 BA, 29 BW, 30 BR, 31 BN, 32 BG, 33 BF, 34 BI, 35 BY, 36 KH, 37 CM, 38 CA, 40 KY,
    41 CF, 42 TD, 43 CL, 44 CN, 45 CO, 46 KM, 47 CG, 49 CR, 50 HR, 51 CU, 53 CY, 54 CZ, 55 DK, 56 DJ, 57 DM, 58 DO,
    59 EC, 60 EG, 61 SV, 62 GQ, 63 ER, 64 EE, 65 ET, 66 FK, 67 FJ, 68 FI, 69 FR, 70 GF, 71 PF, 72 GA, 73 GM, 74 GE,
    75 DE, 76 GH, 77 GI, 78 GR, 79 GL, 80 GD, 81 GP, 83 GT, 84 GN, 85 GW, 86 GY, 87 HT, 88 HN, 89 HK, 90 HU, 91 IS,
    92 IN, 93 ID, 94 IR, 95 IQ, 96 IE, 97 IL, 98 IT, 99 CI, 100 JM, 101 JP, 102 JO, 103 KZ, 104 KE, 106 KW, 107 KG,
    108 LA, 109 LV, 110 LB, 111 LS, 112 LR, 113 LY, 114 LI, 115 LT, 116 LU, 117 MO, 118 MK, 119 MG, 120 MW, 121 MY,
    122 MV, 123 ML, 124 MT, 125 IM, 126 MH, 127 MQ, 128 MR, 129 MU, 130 MX, 132 MD, 134 MN, 136 MA, 137 MZ, 138 MM,
    139 NA, 141 NP, 142 NL, 143 NC, 144 NZ, 145 NI, 146 NE, 147 NG, 149 KP, 151 NO, 152 OM, 153 PK, 155 PS, 156 PA,
    157 PG, 158 PY, 159 PE, 160 PH, 161 PL, 162 PT, 163 PR, 164 QA, 166 RO, 167 RU, 168 RW, 173 SA, 174 SN, 175 CSXX,
    176 SC, 177 SL, 178 SG, 179 SK, 180 SI, 181 SB, 182 SO, 183 ZA, 184 KR, 185 ES, 186 LK, 189 KN, 190 LC, 192 MF,
    195 SD, 196 SR, 197 SZ, 198 SE, 199 CH, 200 SY, 201 TW, 202 TJ, 203 TZ, 204 TG, 205 TH, 206 TO, 207 TT, 208 TN,
    209 TR, 210 TM, 212 TV, 213 UG, 214 UA, 215 AE, 216 GB, 217 US, 218 UY, 219 UZ, 220 VU, 221 VA, 222 VE, 223 VN,
    225 VI, 226 WF, 228 YE, 229 CD, 230 ZM, 231 ZW, 235 YU, 236 CSHH, 238 FR, 347 TL, 349 EH, 359 SU, 362 DE, 377 YE,
    403 RH, 406 YD, 428 VN, 499 DD, 532 NH, 603 GB, 604 ZR, 605 CG, 1001 RS, 1002 ME, 1003 XK, 1004 SS,
""")
"""``country`` of the GTD (GTD Codebook, START, August 2021, "Country", whose list keeps the numbers of countries that
are gone). Without a country are 334 Asian, 351 Commonwealth of Independent States, 422 International, 520 Sinhalese
and 999 Multinational. 238 Corsica is France, 603 the United Kingdom as 216 Great Britain is, 428 South Vietnam had
today's code of Vietnam, 377 North Yemen that of Yemen, 362 West Germany that of Germany, 605 the People's Republic of
the Congo that of the Congo."""

GTD_NAMES: Final = {
    "corsica": "FR",
    "democratic republic of the congo": "CD",
    "east germany (gdr)": "DD",
    "great britain": "GB",
    "man, isle of": "IM",
    "north yemen": "YE",
    "people's republic of the congo": "CG",
    "republic of the congo": "CG",
    "rhodesia": "RH",
    "serbia-montenegro": "CSXX",
    "slovak republic": "SK",
    "south vietnam": "VN",
    "south yemen": "YD",
    "st. martin": "MF",
    "west bank and gaza strip": "PS",
    "west germany (frg)": "DE",
}
"""``country_txt`` of the GTD where it is called otherwise than in ISO 3166-1."""

GTD_NOWHERE: Final = ("asian", "commonwealth of independent states", "international", "multinational", "sinhalese")
"""``country_txt`` that names no country."""

FIPS_10_4: Final = table_of("""
    AA AW, AC AG, AE AE, AF AF, AG DZ, AJ AZ, AL AL, AM AM, AN AD, AO AO, AQ AS, AR AR, AS AU, AT AU, AU AT, AV AI,
    AX GB, AY AQ, BA BH, BB BB, BC BW, BD BM, BE BE, BF BS, BG BD, BH BZ, BK BA, BL BO, BM MM, BN BJ, BO BY, BP SB,
    BQ UM, BR BR, BS TF, BT BT, BU BG, BV BV, BX BN, BY BI, CA CA, CB KH, CD TD, CE LK, CF CG, CG CD, CH CN, CI CL,
    CJ KY, CK CC, CM CM, CN KM, CO CO, CQ MP, CR AU, CS CR, CT CF, CU CU, CV CV, CW CK, CY CY, DA DK, DJ DJ, DO DM,
    DQ UM, DR DO, DX GB, EC EC, EG EG, EI IE, EK GQ, EN EE, ER ER, ES SV, ET ET, EU TF, EZ CZ, FG GF, FI FI, FJ FJ,
    FK FK, FM FM, FO FO, FP PF, FQ UM, FR FR, FS TF, GA GM, GB GA, GG GE, GH GH, GI GI, GJ GD, GK GG, GL GL, GM DE,
    GO TF, GP GP, GQ GU, GR GR, GT GT, GV GN, GY GY, GZ PS, HA HT, HK HK, HM HM, HO HN, HQ UM, HR HR, HU HU, IC IS,
    ID ID, IM IM, IN IN, IO IO, IP FR, IR IR, IS IL, IT IT, IV CI, IZ IQ, JA JP, JE JE, JM JM, JN SJ, JO JO, JQ UM,
    JU TF, KE KE, KG KG, KN KP, KQ UM, KR KI, KS KR, KT CX, KU KW, KV XK, KZ KZ, LA LA, LE LB, LG LV, LH LT, LI LR,
    LO SK, LQ UM, LS LI, LT LS, LU LU, LY LY, MA MG, MB MQ, MC MO, MD MD, MF YT, MG MN, MH MS, MI MW, MJ ME, MK MK,
    ML ML, MN MC, MO MA, MP MU, MQ UM, MR MR, MT MT, MU OM, MV MV, MX MX, MY MY, MZ MZ, NC NC, NE NU, NF NF, NG NE,
    NH VU, NI NG, NL NL, NN SX, NO NO, NP NP, NR NR, NS SR, NT AN, NU NI, NZ NZ, OD SS, PA PY, PC PN, PE PE, PK PK,
    PL PL, PM PA, PO PT, PP PG, PS PW, PU GW, QA QA, RB RS, RE RE, RI RS, RM MH, RN MF, RO RO, RP PH, RQ PR, RS RU,
    RW RW, SA SA, SB PM, SC KN, SE SC, SF ZA, SG SN, SH SH, SI SI, SL SL, SM SM, SN SG, SO SO, SP ES, ST LC, SU SD,
    SV SJ, SW SE, SX GS, SY SY, SZ CH, TB BL, TD TT, TE TF, TH TH, TI TJ, TK TC, TL TK, TN TO, TO TG, TP ST, TS TN,
    TT TL, TU TR, TV TV, TW TW, TX TM, TZ TZ, UC CW, UG UG, UK GB, UP UA, US US, UV BF, UY UY, UZ UZ, VC VC, VE VE,
    VI VG, VM VN, VQ VI, VT VA, WA NA, WE PS, WF WF, WI EH, WQ UM, WS WS, WZ SZ, YI CSXX, YM YE, ZA ZM, ZI ZW,
""")
"""``ActionGeo_CountryCode`` of GDELT: FIPS PUB 10-4, "Countries, Dependencies, Areas of Special Sovereignty, and Their
Principal Administrative Divisions" (NIST, April 1995, change notices 1 to 10), with those of the Geopolitical Entities
and Codes that follows it; the codes as GeoNames pairs them with ISO 3166-1. They look like ISO and mean something
else: ``AS`` is Australia, ``GM`` Germany, ``RS`` Russia, ``CH`` China, ``SZ`` Switzerland, ``AU`` Austria, ``IS``
Israel, ``NG`` Niger. Odd ones:

- ``WE`` West Bank and ``GZ`` Gaza Strip are Palestine (PS); ``KV`` is Kosovo (XK);
- ``RB`` (the code of 2006 to 2008) and ``RI`` are Serbia, ``YI`` Serbia and Montenegro (CSXX), ``NT`` the Netherlands
  Antilles (AN);
- ``AT`` Ashmore and Cartier and ``CR`` Coral Sea Islands are Australian, without a code of their own; ``AX`` Akrotiri
  and ``DX`` Dhekelia British; ``IP`` Clipperton French; ``JN`` Jan Mayen shares SJ with Svalbard;
- ``BS`` Bassas da India, ``EU`` Europa, ``GO`` Glorioso, ``JU`` Juan de Nova and ``TE`` Tromelin are the French
  Southern Territories (TF); ``BQ`` Navassa, ``DQ`` Jarvis, ``FQ`` Baker, ``HQ`` Howland, ``JQ`` Johnston, ``KQ``
  Kingman, ``LQ`` Palmyra, ``MQ`` Midway and ``WQ`` Wake are the United States Minor Outlying Islands (UM).

No country are ``OS`` and ``OC`` oceans, ``UF`` undersea features, ``UU`` undesignated sovereignty, ``EE`` the European
Union, ``NM`` no man's land; ``PF`` Paracel and ``PG`` Spratly Islands and ``PJ`` the southern Kurils are claimed by
several."""

FIPS_NOWHERE: Final = ("oc", "os", "uf", "uu", "ee", "nm", "pf", "pg", "pj")
"""Codes of FIPS 10-4 that stand for no country."""


@lru_cache(maxsize=1)
def iso_numbers() -> dict[str, str]:
    """Return the numbers of ISO 3166-1 without zeros before them, each with its code, today's where several had it."""
    ordered = sorted(countries(), key=lambda one: one.withdrawn_on is None)
    return {one.numeric.lstrip("0"): one.code for one in ordered if one.numeric}
