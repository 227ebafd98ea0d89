"""The drawing of the demo street: its lines, and what stands between them. All of it is made up.

The names of roads, waters, stations and residential areas are real; their course is not.
"""

from __future__ import annotations

from app.demo.plane import Curve, between, spline

STREET_CODE = "310115010"
STREET_NAME = "南码头路街道"
DISTRICT = "浦东新区"

BANK: Curve = spline(
    (-2600, -430), (-2050, -640), (-1500, -890), (-1100, -1025), (-650, -1085), (-200, -1050),
    (250, -890), (700, -640), (1150, -350), (1500, -160), (2050, 30), (2600, 110),
)  # fmt: skip
"""The east bank of the 黄浦江, with its bend."""
FAR_BANK: Curve = spline(
    (-2600, -880), (-2050, -1090), (-1500, -1370), (-1100, -1520), (-650, -1590), (-200, -1540),
    (250, -1360), (700, -1090), (1150, -790), (1500, -590), (2050, -390), (2600, -310),
)  # fmt: skip
RIVER_ENDS = (-4500.0, 4500.0)

# South-north lines: metres east of north.
PUDONG_SOUTH: Curve = spline(
    (-1500, -560), (-1100, -700), (-650, -765), (-200, -725), (250, -575), (700, -330),
    (1150, -50), (1500, 150),
)  # fmt: skip
NANMATOU: Curve = spline(
    (-1500, -360), (-650, -470), (-200, -400), (250, -215), (700, 30), (1150, 290), (1500, 470)
)
LINYI: Curve = spline(
    (-1500, 10), (-1100, -75), (-650, -85), (-200, 5), (250, 170), (700, 370), (1150, 600),
    (1500, 760),
)  # fmt: skip
YINAN: Curve = spline(
    (-1500, 430), (-1100, 345), (-650, 350), (-200, 440), (250, 590), (700, 740), (1150, 890)
)
JIAONAN: Curve = spline(
    (-1500, 930), (-1100, 850), (-650, 820), (-200, 880), (250, 1000), (700, 1105), (1150, 1160),
    (1500, 1190),
)  # fmt: skip

# Unnamed local roads, each in a few rows only, so that crossings are offset as in a grown city.
LOCAL_A = between(LINYI, JIAONAN, 0.44)
LOCAL_B = between(LINYI, JIAONAN, 0.57)
LOCAL_C = between(PUDONG_SOUTH, LINYI, 0.58)
LOCAL_D = between(PUDONG_SOUTH, LINYI, 0.43)
LOCAL_E = between(PUDONG_SOUTH, LINYI, 0.54)

ALONG: dict[str, Curve] = {
    "bank": BANK, "pudong_south": PUDONG_SOUTH, "nanmatou": NANMATOU, "linyi": LINYI,
    "yinan": YINAN, "jiaonan": JIAONAN, "a": LOCAL_A, "b": LOCAL_B, "c": LOCAL_C, "d": LOCAL_D,
    "e": LOCAL_E,
}  # fmt: skip

# West-east lines from north to south: metres north of east.
ACROSS: dict[str, Curve] = {
    "pujian": spline((-1400, 1470), (-700, 1290), (0, 1150), (600, 1075), (1200, 1050)),
    "beiyuan": spline((-1400, 1140), (-700, 985), (0, 860), (600, 812), (1200, 800)),
    "longyang": spline((-1400, 800), (-700, 660), (0, 540), (600, 492), (1200, 505)),
    "dongsanliqiao": spline((-1400, 440), (-700, 355), (0, 275), (600, 222), (1200, 190)),
    "lanling": spline((-1400, 170), (-700, 95), (0, 20), (600, -12), (1200, -50)),
    "pusan": spline((-1400, -150), (-700, -205), (0, -262), (600, -300), (1200, -290)),
    "bailianjing": spline(
        (-1400, -470), (-1080, -452), (-820, -500), (-480, -468), (-150, -545), (180, -508),
        (480, -585), (780, -548), (1100, -622), (1400, -600),
    ),
    "huafeng": spline((-1400, -800), (-700, -775), (0, -800), (600, -835), (1200, -825)),
    "gaokexi": spline((-1400, -1180), (-700, -1120), (0, -1095), (600, -1075), (1200, -1090)),
}  # fmt: skip

ROAD_NAMES = {
    "pudong_south": "浦东南路", "nanmatou": "南码头路", "linyi": "临沂路", "yinan": "沂南路",
    "jiaonan": "胶南路", "pujian": "浦建路", "beiyuan": "北园路", "longyang": "龙阳路",
    "dongsanliqiao": "东三里桥路", "lanling": "兰陵路", "pusan": "浦三路", "huafeng": "华丰路",
    "gaokexi": "高科西路",
}  # fmt: skip
MAIN_ROADS = {"pudong_south", "linyi", "pujian", "longyang", "pusan", "gaokexi"}

HALF_WIDTH = {
    "bank": 10.0, "bailianjing": 24.0, "pudong_south": 24.0, "linyi": 20.0, "pujian": 20.0,
    "longyang": 25.0, "pusan": 20.0, "gaokexi": 22.0,
}  # fmt: skip
"""From the line to where compounds begin, in metres; `OTHER_HALF_WIDTH` for the rest."""
OTHER_HALF_WIDTH = 13.0
LANE_HALF_WIDTH = 5.5
CREEK_HALF_WIDTH = 11.0
PROMENADE_WIDTH = 26.0

ROWS: tuple[tuple[str, ...], ...] = (
    ("bank", "pudong_south", "nanmatou", "linyi", "a", "jiaonan"),
    ("bank", "pudong_south", "nanmatou", "linyi", "b", "jiaonan"),
    ("bank", "pudong_south", "nanmatou", "linyi", "yinan", "jiaonan"),
    ("bank", "pudong_south", "nanmatou", "linyi", "yinan", "jiaonan"),
    ("bank", "pudong_south", "c", "linyi", "yinan", "jiaonan"),
    ("bank", "pudong_south", "c", "linyi", "yinan", "jiaonan"),
    ("bank", "pudong_south", "d", "linyi", "yinan", "jiaonan"),
    ("bank", "pudong_south", "e", "linyi", "yinan", "jiaonan"),
)
"""The south-north lines of each row of blocks, between one west-east line and the next."""

# What fills the blocks, from west to east: `weight:parts`, the parts from north to south.
# C compound, T compound with towers, P park, S school, M market and halls, H hospital or care home,
# W riverside green.
BLOCKS: dict[str, tuple[tuple[int, int, str], ...]] = {
    "017": ((0, 0, "17:W|83:C"), (1, 0, "20:W|80:C")),
    "002": ((0, 1, "1:C"), (0, 2, "62:C|38:S6/M4")),
    "025": ((0, 3, "52:C|48:T"),),
    "033": ((0, 4, "55:T|45:C7/P3"),),
    "003": ((1, 1, "1:C52/C48"),),
    "016": ((1, 2, "64:C|36:P5/C6"),),
    "024": ((1, 3, "1:C55/C45"),),
    "030": ((1, 4, "58:T|42:S5/C5"),),
    "001": ((2, 0, "24:W|76:C"), (2, 1, "1:C")),
    "022": ((2, 2, "46:C|54:C"),),
    "005": ((2, 3, "66:C|34:M4/C6"),),
    "021": ((2, 4, "1:C5/T5"),),
    "026": ((3, 0, "22:W|78:C"), (3, 1, "60:C|40:S")),
    "007": ((3, 2, "54:C|46:C"),),
    "004": ((3, 3, "1:C"),),
    "006": ((3, 4, "68:C|32:P6/M4"),),
    "027": ((4, 0, "20:W|80:C6/P4"), (5, 0, "22:W|78:C")),
    "028": ((4, 1, "1:C5/C5"), (5, 1, "1:C")),
    "008": ((4, 2, "57:C|43:C"),),
    "009": ((4, 3, "1:C"),),
    "011": ((4, 4, "56:C|44:M3/C7"), (5, 4, "1:C")),
    "031": ((5, 2, "56:C|44:C"), (5, 3, "36:S|64:C")),
    "029": ((6, 0, "18:W|82:C"), (6, 1, "1:C")),
    "014": ((6, 2, "1:C"), (6, 3, "72:C|28:P")),
    "032": ((6, 4, "1:C"), (7, 4, "47:C|53:T")),
    "034": ((7, 0, "18:W|82:H4/C7"), (7, 1, "48:C|52:C")),
    "015": ((7, 2, "1:C"), (7, 3, "62:C|38:S6/P4")),
}  # fmt: skip
"""Blocks (row, column, filling) of each residential area, by the last three digits of its code."""

METRO_STATIONS = (("塘桥", "pujian", "linyi"), ("临沂新村", "pusan", "linyi"),
                  ("高科西路", "gaokexi", "yinan"))  # fmt: skip
