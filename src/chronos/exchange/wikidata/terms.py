"""Items and properties of Wikidata that are known here: labels of properties, items of countries, words for doubt."""

from functools import cache
from typing import Final

_COUNTRIES: Final = """
Q228:AD Q878:AE Q889:AF Q781:AG Q25228:AI Q222:AL Q399:AM Q916:AO Q51:AQ Q414:AR Q16641:AS Q40:AT Q408:AU Q21203:AW
Q5689:AX Q227:AZ Q225:BA Q244:BB Q902:BD Q31:BE Q965:BF Q219:BG Q398:BH Q967:BI Q962:BJ Q25362:BL Q23635:BM Q921:BN
Q750:BO Q27561:BQ Q155:BR Q778:BS Q917:BT Q23408:BV Q963:BW Q184:BY Q242:BZ Q16:CA Q36004:CC Q974:CD Q929:CF Q971:CG
Q39:CH Q1008:CI Q26988:CK Q298:CL Q1009:CM Q148:CN Q739:CO Q800:CR Q241:CU Q1011:CV Q25279:CW Q31063:CX Q229:CY
Q213:CZ Q183:DE Q977:DJ Q756617:DK Q784:DM Q786:DO Q262:DZ Q736:EC Q191:EE Q79:EG Q6250:EH Q986:ER Q29:ES Q115:ET
Q33:FI Q712:FJ Q9648:FK Q702:FM Q4628:FO Q142:FR Q1000:GA Q145:GB Q769:GD Q230:GE Q3769:GF Q25230:GG Q117:GH
Q1410:GI Q223:GL Q1005:GM Q1006:GN Q17012:GP Q983:GQ Q41:GR Q35086:GS Q774:GT Q16635:GU Q1007:GW Q734:GY Q8646:HK
Q131198:HM Q783:HN Q224:HR Q790:HT Q28:HU Q252:ID Q27:IE Q801:IL Q9676:IM Q668:IN Q43448:IO Q796:IQ Q794:IR Q189:IS
Q38:IT Q785:JE Q766:JM Q810:JO Q17:JP Q114:KE Q813:KG Q424:KH Q710:KI Q970:KM Q763:KN Q423:KP Q884:KR Q817:KW
Q5785:KY Q232:KZ Q819:LA Q822:LB Q760:LC Q347:LI Q854:LK Q1014:LR Q1013:LS Q37:LT Q32:LU Q211:LV Q1016:LY Q1028:MA
Q235:MC Q217:MD Q236:ME Q126125:MF Q1019:MG Q709:MH Q221:MK Q912:ML Q836:MM Q711:MN Q14773:MO Q16644:MP Q17054:MQ
Q1025:MR Q13353:MS Q233:MT Q1027:MU Q826:MV Q1020:MW Q96:MX Q833:MY Q1029:MZ Q1030:NA Q33788:NC Q1032:NE Q31057:NF
Q1033:NG Q811:NI Q29999:NL Q20:NO Q837:NP Q697:NR Q34020:NU Q664:NZ Q842:OM Q804:PA Q419:PE Q30971:PF Q691:PG
Q928:PH Q843:PK Q36:PL Q34617:PM Q35672:PN Q1183:PR Q219060:PS Q45:PT Q695:PW Q733:PY Q846:QA Q17070:RE Q218:RO
Q403:RS Q159:RU Q1037:RW Q851:SA Q685:SB Q1042:SC Q1049:SD Q34:SE Q334:SG Q192184:SH Q215:SI Q842829:SJ Q214:SK
Q1044:SL Q238:SM Q1041:SN Q1045:SO Q730:SR Q958:SS Q1039:ST Q792:SV Q26273:SX Q858:SY Q1050:SZ Q18221:TC Q657:TD
Q129003:TF Q945:TG Q869:TH Q863:TJ Q36823:TK Q574:TL Q874:TM Q948:TN Q678:TO Q43:TR Q754:TT Q672:TV Q865:TW Q924:TZ
Q212:UA Q1036:UG Q16645:UM Q30:US Q77:UY Q265:UZ Q237:VA Q757:VC Q717:VE Q25305:VG Q11703:VI Q881:VN Q686:VU
Q35555:WF Q683:WS Q1246:XK Q805:YE Q17063:YT Q258:ZA Q953:ZM Q954:ZW
"""
"""Items of countries and territories with their codes of ISO 3166-1 (the npm package @rapideditor/country-coder 5.6.1,
``src/data/borders.json``, ISC; what ISO reserves without assigning is left out)."""
_OTHERS: Final = (
    "Q35:DK Q55:NL Q21:GB Q22:GB Q25:GB Q26:GB Q713750:DE Q15180:SU Q36704:YU Q83286:YU Q33946:CSHH Q16957:DD "
    "Q37024:CSXX Q407199:PS"
)
"""Denmark and the Netherlands in Europe, the countries of the United Kingdom, the Federal Republic of Germany to 1990,
and states that ISO 3166-3 has: the Soviet Union, Yugoslavia, Czechoslovakia, the German Democratic Republic, Serbia and
Montenegro; the Palestinian territories."""
_TIMES: Final = """
P569 P570 P571 P574 P575 P576 P577 P580 P582 P585 P606 P619 P620 P621 P622 P729 P730 P746 P813 P1191 P1249 P1317
P1319 P1326 P1619 P1636 P1734 P2031 P2032 P2310 P2311 P2669 P2754 P2913 P2960 P3893 P3999 P4566 P4602 P5017 P5204
P6949 P7103 P7104 P7124 P7125 P7295 P7588 P7589 P8554 P8555 P8556 P9052 P9448 P9667 P9905 P9946 P10135 P10673 P10786
P11140 P12044 P12413 P12506 P12643 P13794
"""
TIMES: Final = frozenset(_TIMES.split())
"""Properties whose values are times (the PyPI package kif-lib 0.13.0, ``vocabulary/wd/property.py``)."""
CIRCA: Final = frozenset(("Q5727902", "Q60070514"))
"""Circa, approximately: values of "sourcing circumstances" (P1480) and "nature of statement" (P5102)."""
DOUBTED: Final = frozenset(("Q18122778", "Q30230067", "Q56644435", "Q18603603", "Q32188232"))
"""Presumably, possibly, probably, hypothetically, allegedly: values of the same."""
DISPUTED: Final = "Q18912752"
"""Disputed: a value of the same."""
ITEMS: Final = {
    "Q1985727": "proleptic Gregorian calendar",
    "Q1985786": "proleptic Julian calendar",
    "Q328": "English Wikipedia",
    "Q8447": "French Wikipedia",
    "Q8449": "Spanish Wikipedia",
    "Q10000": "Dutch Wikipedia",
    "Q11920": "Italian Wikipedia",
    "Q11921": "Portuguese Wikipedia",
    "Q30239": "Chinese Wikipedia",
    "Q48183": "German Wikipedia",
    "Q169514": "Swedish Wikipedia",
    "Q177837": "Japanese Wikipedia",
    "Q206855": "Russian Wikipedia",
    "Q1551807": "Polish Wikipedia",
    "Q14005": "MusicBrainz",
    "Q36578": "Integrated Authority File",
    "Q37312": "IMDb",
    "Q54919": "VIAF",
    "Q63056": "Find a Grave",
    "Q15241312": "Freebase Data Dumps",
}
"""Labels of items that references and values name most often."""
HUMAN: Final = "Q5"
EARTH: Final = "Q2"
_LABELS: Final = """
P6 head of government; P17 country; P19 place of birth; P20 place of death; P22 father; P25 mother; P26 spouse; P27
country of citizenship; P31 instance of; P35 head of state; P36 capital; P38 currency; P39 position held; P40 child;
P47 shares border with; P50 author; P53 family; P54 member of sports team; P57 director; P61 discoverer or inventor;
P69 educated at; P84 architect; P88 commissioned by; P91 sexual orientation; P97 noble title; P98 editor; P101 field
of work; P102 member of political party; P106 occupation; P108 employer; P112 founded by; P115 home venue; P118 league
or competition; P119 place of burial; P121 item operated; P122 basic form of government; P123 publisher; P126
maintained by; P127 owned by; P131 located in the administrative territorial entity; P136 genre; P137 operator; P138
named after; P140 religion or worldview; P143 imported from Wikimedia project; P144 based on; P150 contains the
administrative territorial entity; P154 logo image; P155 follows; P156 followed by; P159 headquarters location; P161
cast member; P162 producer; P166 award received; P169 chief executive officer; P170 creator; P175 performer; P176
manufacturer; P178 developer; P180 depicts; P184 doctoral advisor; P185 doctoral student; P189 location of discovery;
P190 twinned administrative body; P194 legislative body; P195 collection; P197 adjacent station; P208 executive body;
P212 ISBN-13; P213 ISNI; P214 VIAF cluster ID; P227 GND ID; P236 ISSN; P241 military branch; P244 Library of Congress
authority ID; P248 stated in; P264 record label; P268 Bibliothèque nationale de France ID; P269 IdRef ID; P272
production company; P276 location; P286 head coach; P287 designed by; P291 place of publication; P304 page(s); P345
IMDb ID; P348 software version identifier; P349 NDL Authority ID; P355 child organization or unit; P356 DOI; P361 part
of; P366 has use; P371 presenter; P374 INSEE municipality code; P375 space launch vehicle; P396 SBN author ID; P400
platform; P403 mouth of the watercourse; P407 language of work or name; P408 software engine; P409 Libraries Australia
ID; P410 military or police rank; P411 canonization status; P412 voice type; P413 position played on team /
speciality; P433 issue; P434 MusicBrainz artist ID; P449 original broadcaster; P451 unmarried partner; P461 opposite
of; P463 member of; P478 volume; P485 archives at; P488 chairperson; P495 country of origin; P504 shipping port; P505
general manager; P512 academic degree; P517 interaction; P527 has part(s); P530 diplomatic relation; P531 diplomatic
mission sent; P532 port of registry; P535 Find a Grave memorial ID; P541 office contested; P546 docking port; P551
residence; P559 terminus; P569 date of birth; P570 date of death; P571 inception; P574 year of publication of
scientific name for taxon; P575 time of discovery or invention; P576 dissolved, abolished or demolished date; P577
publication date; P580 start time; P582 end time; P585 point in time; P598 commander of (DEPRECATED); P606 first
flight; P607 participated in conflict; P608 exhibition history; P609 terminus location; P618 source of energy; P619
UTC date of spacecraft launch; P620 UTC date of spacecraft landing; P621 time of object orbit decay; P622 spacecraft
docking/undocking date; P625 coordinate location; P634 team captain; P641 sport; P646 Freebase ID; P658 tracklist;
P664 organizer; P669 located on street; P691 NL CR AUT ID; P697 ex taxon author; P708 diocese; P710 participant; P725
voice actor; P726 candidate; P729 service entry; P730 service retirement; P740 location of formation; P746 date of
disappearance; P749 parent organization or unit; P750 distributed by; P763 PEI Register of Historic Places ID; P765
surface played on; P768 electoral district; P793 significant event; P803 professorship; P807 separated from; P812
academic major; P813 retrieved; P828 has cause; P832 public holiday; P840 narrative location; P854 reference URL; P872
printed by; P887 based on heuristic; P902 HDS ID; P906 SELIBR ID; P921 main subject; P931 place served by transport
hub; P937 work location; P941 inspired by; P945 allegiance; P950 National Library of Spain SpMaBN ID (BNE v1.0); P953
work available at URL; P957 ISBN-10; P958 section; P973 described at URL; P1001 applies to jurisdiction; P1015 NORAF
ID; P1027 conferred by; P1029 crew member; P1037 director / manager; P1038 relative; P1050 medical condition; P1066
student of; P1075 rector; P1081 Human Development Index; P1082 population; P1087 Elo rating; P1098 number of speakers,
writers, or signers; P1103 number of platform tracks; P1110 attendance; P1114 quantity; P1120 number of deaths; P1128
employees; P1132 number of participants; P1142 political ideology; P1174 visitors per year; P1191 date of first
performance; P1196 manner of death; P1198 unemployment rate; P1207 NUKAT ID; P1233 ISFDB author ID; P1249 time of
earliest written record; P1250 Danish Bibliometric Research Indicator (BFI) SNO/CNO; P1263 Notable Names Database ID;
P1279 inflation rate; P1280 CONOR.SI ID; P1290 godparent; P1299 depicted by; P1308 position holder; P1315 NLA Trove
people ID; P1317 floruit; P1319 earliest date; P1326 latest date; P1327 professional partner; P1336 territory claimed
by; P1344 participant in; P1346 winner; P1352 ranking; P1365 replaces; P1366 replaced by; P1376 capital of; P1383
contains settlement; P1399 convicted of; P1406 script directionality; P1408 licensed to broadcast to; P1411 nominated
for; P1416 affiliation; P1417 Encyclopædia Britannica Online ID; P1433 published in; P1435 heritage designation; P1444
destination point; P1448 official name; P1449 nickname; P1454 legal form; P1455 list of works; P1464 category for
people born here; P1476 title; P1477 birth name; P1480 sourcing circumstances; P1535 used by; P1538 number of
households; P1539 female population; P1540 male population; P1542 has effect; P1546 motto; P1552 has characteristic;
P1559 name in native language; P1561 number of survivors; P1568 definition domain; P1590 number of casualties; P1591
defendant; P1592 prosecutor; P1593 defender; P1595 charge; P1596 penalty; P1598 consecrator; P1603 number of cases;
P1619 date of official opening; P1636 date of baptism; P1640 curator; P1642 acquisition transaction; P1656 unveiled
by; P1683 quotation; P1686 for work; P1705 native label; P1711 British Museum person or institution ID; P1716 brand;
P1721 Hanyu Pinyin transliteration; P1728 AllMusic artist ID; P1731 Fach vocal classification; P1734 oath of office
date; P1779 possible creator; P1791 category for people buried here; P1792 category of associated people; P1810
subject named as; P1813 short name; P1814 name in kana; P1816 National Portrait Gallery (London) person ID; P1830
owner of; P1840 investigated by; P1843 taxon common name; P1846 distribution map; P1873 maximum number of players;
P1876 vessel; P1887 vice-county; P1891 signatory; P1906 office held by head of state; P1923 participating team; P1932
object named as; P1936 Digital Atlas of the Roman Empire ID; P1945 street key; P1995 health specialty; P2031 work
period (start); P2032 work period (end); P2044 elevation above sea level; P2046 area; P2047 duration; P2048 height;
P2067 mass; P2093 author name string; P2121 prize money; P2130 capital cost; P2131 nominal GDP; P2139 total revenue;
P2142 box office; P2155 solid solution series with; P2175 medical condition treated; P2184 history of topic; P2219
real GDP growth rate; P2226 market capitalization; P2241 reason for deprecated rank; P2283 uses; P2295 net profit;
P2299 PPP GDP per capita; P2310 minimum date (property constraint); P2311 maximum date (property constraint); P2348
time period; P2388 position held by head of the organization; P2389 organization directed by the office or position;
P2390 Ballotpedia ID; P2403 total assets; P2416 sports discipline competed in; P2501 results; P2504 Norwegian
municipality number; P2512 has spin-off; P2515 costume designer; P2522 competition won; P2546 sidekick of; P2552
quantitative metrical pattern; P2554 production designer; P2561 name; P2578 is the study of; P2596 culture; P2632
place of detention; P2633 geography of topic; P2650 interested in; P2652 partnership with; P2669 discontinued date;
P2715 elected in; P2754 production date; P2769 budget; P2770 source of income; P2789 connects with; P2813 house
publication; P2828 corporate officer; P2832 Joint Electronics Type Designation Automated System designation; P2842
place of marriage; P2852 emergency phone number; P2868 subject has role; P2889 FamilySearch person ID; P2913 date
depicted; P2925 domain of saint or deity; P2936 language used; P2960 archive date; P2962 title of chess person; P2978
wheel arrangement; P3005 valid in place; P3014 laws applied; P3018 located in protected area; P3032 adjacent building;
P3033 package management system; P3075 official religion; P3086 speed limit; P3087 fiscal/tax revenue; P3092 film crew
member; P3095 practiced by; P3148 repeals; P3301 broadcast by; P3320 board member; P3338 Encyclopedia of Surfing ID;
P3362 operating income; P3373 sibling; P3415 start period; P3417 Quora topic ID; P3430 SNAC ARK ID; P3448 stepparent;
P3450 sports season of league or competition; P3452 inferred from; P3461 designated as terrorist by; P3529 median
income; P3602 candidacy in election; P3680 statement supported by; P3712 has goal; P3716 social classification; P3729
next lower rank; P3730 next higher rank; P3744 number of subscribers; P3762 openMLOL author ID; P3764 pole position;
P3828 wears; P3831 object of statement has role; P3833 diaspora; P3834 RTC film rating; P3872 patronage; P3893 public
domain date; P3902 had as last meal; P3919 contributed to creative work; P3938 named by; P3975 general secretary;
P3985 supports programming language; P3989 members have occupation; P3999 date of official closure; P4010 GDP (PPP);
P4043 emulates; P4070 identifier shared with; P4081 BHL creator ID; P4100 parliamentary group; P4151 game mechanics;
P4220 order of battle; P4330 contains; P4353 nominated by; P4390 mapping relation type; P4424 mandates; P4446 reward
program; P4500 family relationship degree; P4566 awarded for period; P4584 first appearance; P4602 date of burial or
cremation; P4622 trophy awarded; P4649 identity of subject in context; P4656 Wikimedia import URL; P4675 appears in
the form of; P4766 Australian honours ID; P4791 commanded by; P4792 created by dam; P4884 court; P4895 time index;
P4908 season; P4915 isocaudomer; P4968 relevant qualification; P4969 derivative work; P4985 TMDB person ID; P5017 last
update; P5019 Brockhaus Enzyklopädie online ID; P5021 assessment; P5024 choral conductor; P5096 member of the crew of;
P5102 nature of statement; P5125 Wikimedia outline; P5138 season of club or team; P5166 established from medical
condition; P5195 Wikidata Dataset Imports URL; P5204 date of commercialization; P5389 permanent resident of; P5607
located in the religious territorial entity; P5769 editor-in-chief; P5800 narrative role; P5816 state of conservation;
P5817 state of use; P5995 kit supplier; P6087 coach of sports team; P6195 funding scheme; P6237 real estate developer;
P6241 collection creator; P6275 copyright representative; P6291 advertises; P6338 colorist; P6379 has works in the
collection; P6404 Treccani's Dizionario di Storia ID; P6424 affiliation string; P6542 Inventário dos Monumentos RJ ID;
P6569 taxon especially protected in area; P6824 replacement property; P6949 announcement date; P7055 Jaxsta release
ID; P7103 start of covered period; P7104 end of covered period; P7124 date of the first one; P7125 date of the latest
one; P7167 does not have effect; P7174 school class; P7228 access restriction status; P7295 Gregorian calendar start
date; P7532 room number; P7588 effective date; P7589 date of promulgation; P7603 CITES Appendix; P7763 copyright
status as a creator; P7887 number of reviews/ratings; P7888 merged into; P7937 form of creative work; P8031
perpetrator; P8047 country of registry; P8097 network bands; P8324 funder; P8500 Vietnamese middle name; P8546
recording location; P8554 earliest end date; P8555 latest start date; P8556 extinction date; P8670 character designer;
P8687 social media followers; P8765 Royal Horticultural Society plant ID; P8852 facial hair; P8872 has marker; P9052
date postally canceled; P9300 Terezín Memorial Database ID; P9448 introduced on; P9667 date of resignation; P9681
voted on by; P9885 Bing entity ID; P9905 relevant date for copyright; P9946 date of probate; P10135 recording date;
P10241 individual of taxon; P10527 documentation files at; P10673 debut date; P10786 date of incorporation; P11140
embargoed until; P12044 chronological designation; P12413 date of application; P12506 latest end date; P12643 date
popularized; P13794 date filed
"""
"""English labels of properties (CC0; the PyPI package kif-lib 0.13.0, ``vocabulary/wd/property.py``)."""


@cache
def property_labels() -> dict[str, str]:
    """Return the English labels of common properties by their ids."""
    found = (" ".join(one.split()).partition(" ") for one in _LABELS.split(";"))
    return {name: label for name, _, label in found}


@cache
def country_items() -> dict[str, str]:
    """Return the codes of countries by their items."""
    found = (pair.partition(":") for pair in f"{_COUNTRIES} {_OTHERS}".split())
    return {item: code for item, _, code in found}
