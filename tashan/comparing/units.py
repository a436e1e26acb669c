"""Units as sizes of one base unit a dimension, so that 120亩 and 8公顷, 72 km/h and 每秒20米 can be compared.

In: the word for a unit, Chinese or English. Out: its dimension and its size in the dimension's base unit.
"""

from __future__ import annotations

import re
from functools import cache

from tashan.language.currencies import list_units

# dimension: base; then size and words of each unit. A month is counted in months, as no number of days is right.
_TABLE = """
length: 0.001 毫米 mm millimetre millimeter / 0.01 厘米 公分 cm centimetre centimeter / 1 米 m metre meter
length: 1000 公里 千米 km kms kilometre kilometer / 1609.344 英里 mile / 0.3048 英尺 foot feet ft / 0.0254 英寸 inch inches
length: 0.9144 码 yard / 500 里 华里 / 1852 海里 / 0.000001 微米 micron / 0.000000001 纳米 nm nanometre nanometer
area: 1 平方米 平米 ㎡ m2 m² sq§m sqm square§metre square§meter / 1000000 平方公里 平方千米 km2 km² sq§km square§kilometre square§kilometer
area: 666.6667 亩 mu / 10000 公顷 hectare ha / 4046.856 英亩 acre / 0.0929 平方英尺 square§foot square§feet
area: 2589988 平方英里 square§mile
mass: 0.001 克 g gram / 1 公斤 千克 kg kilo kilogram kilogramme / 0.5 斤 / 1000 吨 ton tonne metric§ton metric§tonne
mass: 0.45359 磅 pound lb lbs / 0.000001 毫克 mg milligram / 0.05 两重 / 0.0283495 盎司 ounce
volume: 1 升 l litre liter / 0.001 毫升 ml millilitre milliliter / 1000 立方米 m3 m³ cubic§metre cubic§meter / 158.987 桶油
volume: 3.785 加仑 gallon
time: 1 秒 秒钟 second sec / 60 分钟 分 minute min / 3600 小时 个小时 钟头 个钟头 hour hr / 900 刻钟 / 86400 天 日 day
time: 604800 周 星期 个星期 礼拜 week / 0.001 毫秒 ms millisecond
months: 1 个月 月 month / 12 年 周年 载 year yr / 120 decade / 3 个季度 季度 个季 季 quarter / 1200 世纪 century centuries
age: 1 岁 周岁 year-old years§old year§old years-old
temperature: 1 摄氏度 ℃ °C °c degrees§celsius degree§celsius degrees§centigrade 度 degrees degree
speed: 1 米/秒 米每秒 m/s metres§per§second meters§per§second metres§a§second meters§a§second
speed: 0.277778 公里/小时 千米/小时 公里每小时 千米每小时 km/h kph kmh kilometres§per§hour kilometers§per§hour kilometres§an§hour
speed: 0.277778 kilometers§an§hour / 0.44704 英里/小时 英里每小时 mph miles§per§hour miles§an§hour
power: 1000 千瓦 kw kilowatt / 1000000 兆瓦 mw megawatt / 1000000000 吉瓦 gw gigawatt / 1 瓦 瓦特 watt
energy: 0.001 瓦时 wh watt-hour / 1 千瓦时 千瓦小时 度电 kwh kilowatt-hour / 1000 兆瓦时 mwh megawatt-hour / 1000000 gwh gigawatt-hour
ratio: 0.01 % ％ percent per§cent pct / 0.1 成 / 0.001 ‰
points: 0.01 个百分点 百分点 percentage§point percent§point / 0.0001 个基点 基点 bp bps basis§point
length: 1852 nautical§mile / 9460730472580800 光年 light§year light-year
area: 0.0001 平方厘米 square§centimetre square§centimeter / 0.092903 sq§ft sqft
mass: 0.0002 克拉 carat / 0.000000001 微克 microgram μg µg
energy: 0.001163 千卡 大卡 kcal kilocalorie / 0.000001163 卡路里 calorie / 0.000277778 千焦 kj kilojoule
power: 735.5 马力 horsepower hp / 0.001 毫瓦 milliwatt
voltage: 1 伏 伏特 v volt / 1000 千伏 kv kilovolt
charge: 0.001 毫安时 mah / 1 安时 ah
pressure: 1 帕 帕斯卡 pascal / 100 百帕 hpa hectopascal millibar / 1000 千帕 kpa kilopascal / 1000000 兆帕 mpa megapascal
force: 1 牛顿 newton / 1000 千牛 kn kilonewton
frequency: 1 赫兹 hz hertz / 1000 千赫 khz kilohertz / 1000000 兆赫 mhz megahertz / 1000000000 吉赫 ghz gigahertz
sound: 1 分贝 db decibel
rate: 1 兆比特每秒 mbps megabits§per§second / 1000 吉比特每秒 gbps gigabits§per§second
data: 0.0000009537 KB kb kilobyte / 1 GB gb g字节 gigabyte / 1024 TB tb terabyte / 0.0009765625 MB mb megabyte
"""

_LONGER = {"成": r"(?![员人年果品])", "季": r"(?![节风后军赛前初末报刊候常如皆分])"}
"""What makes another word of a unit: 27成员国 are no shares."""


@cache
def units() -> dict[str, tuple[str, float]]:
    """Every spelling of a unit in small letters, with dimension and size."""
    found: dict[str, tuple[str, float]] = {}
    for line in f"{_TABLE.strip()}\n{list_units()}".splitlines():
        sort, _, rest = line.partition(": ")
        for part in rest.split(" / "):
            size, *words = part.split()
            for word in words:
                name = word.replace("§", " ").lower()
                found[name] = (sort, float(size))
                if name[-1].isascii() and name[-1].isalpha() and len(name) >= 3:
                    found.setdefault(name + "s", (sort, float(size)))
                    found.setdefault(name.replace(" ", "-"), (sort, float(size)))
    return found


@cache
def unit_pattern() -> str:
    """A regular expression for any unit; Latin ones must end where the word ends."""
    names = sorted(units(), key=len, reverse=True)
    latin = [re.escape(name).replace(r"\ ", r"[\s-]") for name in names if name.isascii()]
    chinese = [re.escape(name) + _LONGER.get(name, "") for name in names if not name.isascii()]
    return rf"(?:(?:{'|'.join(chinese)})|(?:{'|'.join(latin)})(?![A-Za-z]))"


def unit_of(word: str) -> tuple[str, float] | None:
    """Dimension and size of a unit, or None."""
    key = re.sub(r"\s+", " ", word.strip().lower())
    return units().get(key) or units().get(key.replace("-", " "))
