"""Dates in English, kind by kind: what each says to a reader of Thursday 13 February 2025."""

from __future__ import annotations

from datetime import date

import pytest

from tashan.language.dates import find_dates

PUBLISHED = date(2025, 2, 13)

KINDS = """
the 15th of March, 2024|2024-03-15
15 March 2024|2024-03-15
March 15th, 2024|2024-03-15
Mar. 15, 2024|2024-03-15
the 5th of February|2025-02-05
5 Feb|2025-02-05
Feb. 5-8, 2025|2025-02-05..2025-02-08
5-8 February 2025|2025-02-05..2025-02-08
5 to 8 February|2025-02-05..2025-02-08
Feb 28 to March 2, 2024|2024-02-28..2024-03-02
Dec 30 to Jan 2|2024-12-30..2025-01-02
from March to May 2024|2024-03..2024-05
January-November 2024|2024-01..2024-11
January to November|2024-01..2024-11
between March and May 2024|2024-03..2024-05
Q3 2024|2024-07..2024-09
Q3 of 2024|2024-07..2024-09
from May 3 to June 9, 2024|2024-05-03..2024-06-09
between 3 and 9 May 2024|2024-05-03..2024-05-09
Dec 30, 2024 - Jan 2, 2025|2024-12-30..2025-01-02
30 December 2023 to 2 January 2024|2023-12-30..2024-01-02
Friday Dec 15, 2023|2023-12-15
the day before yesterday|2025-02-11
in January it reported fourth-quarter sales|2025-01;2024-10..2024-12
sales in Q2 2024 beat the previous quarter|2024-04..2024-06
2000 people came|
2024 Q3|2024-07..2024-09
3Q24|2024-07..2024-09
3Q 2024|2024-07..2024-09
1H24|2024-01..2024-06
in Q3|2024-07..2024-09
the third quarter|2024-07..2024-09
third-quarter profit|2024-07..2024-09
the fourth quarter of last year|2024-10..2024-12
the first quarter of this year|2025-01..2025-03
the first half of 2024|2024-01..2024-06
second half of 2024|2024-07..2024-12
first three quarters of 2024|2024-01..2024-09
the first nine months of 2024|2024-01..2024-09
first two months of this year|2025-01..2025-02
mid-2024|2024
early 2024|2024
late 2023|2023
mid-March|2025-03
early March|2025-03
early next year|2026
late last year|2024
by year-end|
at the end of 2024|2024
year-end 2024|2024
spring 2024|2024
FY2024|2024
FY24|2024
fiscal 2024|2024
fiscal year 2024|2024
the 1990s|1990..1999
the '90s|1990..1999
late 1990s|1990..1999
mid-1980s|1980..1989
the nineties|
the 2000s|2000..2009
from 2019 to 2023|2019..2023
2019–23|2019..2023
last Friday|2025-02-07
on Friday|2025-02-07
will meet on Friday|2025-02-14
this Friday|2025-02-14
next Monday|2025-02-17
said Monday|2025-02-10
on Monday morning|2025-02-10
Mondays|
every Monday|
Monday to Friday|
last week|2025-02-03..2025-02-09
this month|2025-02
next month|2025-03
last quarter|2024-10..2024-12
this quarter|2025-01..2025-03
the year before last|2023
In 2018 it was founded and listed the following year|2018;2019
In 2018 it was founded, listing in August of the same year|2018;2018-08
In 2018 it was founded and in August of that year listed|2018;2018-08
In March 2018 Wuhan set up a fund, and in May it signed|2018-03;2018-05
On March 5, 2018 it opened and closed the next day|2018-03-05;2018-03-06
the same year|
the following year|
three days ago|2025-02-10
12 days ago|2025-02-01
two weeks ago|
ten years ago|
yesterday|2025-02-12
today|2025-02-13
today's world|
2000 firms|
1900 employees|
2,024 firms|
$2000|
2000 yuan|
may 5 companies|
May I come|
March on|
in March of this year|2025-03
in March last year|2024-03
March of last year|2024-03
since last March|2024-03
last December|2024-12
in '98|1998
No. 2024|
the first half of the match|
May 2024 report|2024-05
June 2024|2024-06
Sept. 9|2024-09-09
on Sept 9th|2024-09-09
Feb. 29, 2024|2024-02-29
30 February 2025|
over the past year|
in the last year|
a year ago|
the previous year|
The Sunday Mirror|
It came in July.|2024-07
November 26 and 27|2024-11-26..2024-11-27
1986-88|1986..1988
held its dinner on Saturday, September 13, 2024|2024-09-13
report on Friday, August 2nd|2024-08-02
Pizza Day is Friday, April 4th and it had an offer planned|2025-04-04
Second Quarter 2024 Highlights|2024-04..2024-06
available April 18 and April 19, 2024|2024-04-18..2024-04-19
from next Monday to Thursday (13 to 16 January)|2025-01-13..2025-01-16
the previous year's Q2 after Q1 2024|2024-01..2024-03
Q1 2024, up from the previous year's Q1|2024-01..2024-03;2023-01..2023-03
in the 1970s or 80s|1970..1979;1980..1989
in March|2025-03
"""
"""A text and what it dates: 2024-07..2024-09 is a span, a semicolon stands between dates, nothing is no date."""


def dated(text: str) -> str:
    return ";".join(m.iso + (f"..{m.end_iso}" if m.end_iso else "") for m in find_dates(text, PUBLISHED))


@pytest.mark.parametrize(("text", "expected"), [line.split("|") for line in KINDS.strip().splitlines()])
def test_each_kind_says_its_date(text: str, expected: str) -> None:
    assert dated(text) == expected
