"""When countries began and ended, kept by hand.

The days are those of the acts that formed, renamed or ended a state (declarations, constitutions, treaties),
as general reference works give them. ISO 3166-3 dates its own notices, which lag behind by days to years. A
year stands where works disagree on the day. Days are inclusive; ``-`` says nothing.
"""

# code, first day. For countries that entered ISO 3166 after its first edition (15 December 1974) because a
# state or territory was formed. Left out: new names for the same state (BF, BJ, CD, MM), and states that
# continue an older one (EE, LT, LV, RU).
FORMED = """\
AI 1980-12-19
AM 1991-09-21
AW 1986-01-01
AZ 1991-10-18
BA 1992-03-03
BL 2007-07-15
BQ 2010-10-10
CW 2010-10-10
CZ 1993-01-01
DJ 1977-06-27
ER 1993-05-24
FM 1986-11-03
GE 1991-04-09
HR 1991-06-25
KG 1991-08-31
KI 1976-01-01
KZ 1991-12-16
MD 1991-08-27
ME 2006-06-03
MF 2007-07-15
MH 1986-10-21
MK 1991-09-08
MP 1986-11-04
PW 1994-10-01
RS 2006-06-05
SI 1991-06-25
SK 1993-01-01
SS 2011-07-09
SX 2010-10-10
TJ 1991-09-09
TL 2002-05-20
TM 1991-10-27
TV 1976-01-01
UZ 1991-08-31
VU 1980-07-30
XK 2008-02-17
ZW 1980-04-18
"""

# ISO 3166-3 alpha-4, first day, last day, today's countries of ISO 3166-1 on its land. The last day is that
# of the ISO notice for BQAQ, FQHH, FXFR, JTUM, MIUM, NQAQ, PUUM, WKUM, where a code ended and no state did.
WITHDRAWN = """\
AIDJ 1967 1977-06-26 DJ
ANHH 1954-12-15 2010-10-09 BQ CW SX
BQAQ 1962-03-03 1979 AQ
BUMM - 1989-06-17 MM
BYAA - 1991-09-18 BY
CSHH 1918-10-28 1992-12-31 CZ SK
CSXX 2003-02-04 2006-06-04 ME RS
CTKI 1939-04-06 1979-07-11 KI
DDDE 1949-10-07 1990-10-02 DE
DYBJ - 1975-11-29 BJ
FQHH 1955-08-06 1979 AQ TF
FXFR - 1997-07-14 FR
GEHH - 1975-12-31 KI TV
HVBF - 1984-08-03 BF
JTUM - 1986 UM
MIUM - 1986 UM
NHVU - 1980-07-29 VU
NQAQ - 1983 AQ
NTHH 1922-12-02 1991 IQ SA
PCHH 1947-07-18 1994-09-30 FM MH MP PW
PUUM - 1986 UM
PZPA 1904 1979-09-30 PA
RHZW - 1980-04-17 ZW
SKIN - 1975-05-15 IN
SUHH 1922-12-30 1991-12-26 AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ
TPTL - 2002-05-19 TL
VDVN 1945-09-02 1976-07-01 VN
WKUM - 1986 UM
YDYE 1967-11-30 1990-05-21 YE
YUCS 1918-12-01 2003-02-03 BA HR ME MK RS SI
ZRCD 1971-10-27 1997-05-16 CD
"""
