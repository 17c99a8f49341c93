"""What holds for every number: it can be read back from each way to write it."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.checks.figures import compare, figures
from bulletin.checks.figures.units import words
from bulletin.model.finding import Severity

PATIENT = settings(deadline=None)  # the machine that runs the tests may be busy
NUMBERS = st.one_of(st.integers(0, 10**13), st.integers(0, 9999))
DIGITS = "零一二三四五六七八九"
SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
TENS = words("zero ten twenty thirty forty fifty sixty seventy eighty ninety")


def decimal(number: int, scale: int) -> str:
    return f"{(Decimal(number) / scale).normalize():f}"


def han_group(number: int) -> str:
    text, is_gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += ("零" if is_gap and text else "") + DIGITS[digit] + name
            is_gap = False
        else:
            is_gap = True
    return text


def han(number: int) -> str:
    if number == 0:
        return "零"
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        gap = "零" if 0 < low < 10**7 else ""
        return han(high) + "亿" + gap + (han(low) if low else "")
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        gap = "零" if 0 < low < 10**3 else ""
        return han_group(high) + "万" + gap + han_group(low)
    return han_group(number)


def words_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        parts.append(TENS[rest // 10] + (f"-{SMALL[rest % 10]}" if rest % 10 else ""))
    elif rest:
        parts.append(SMALL[rest])
    return " and ".join(parts)


ZH: list[Callable[[int], str]] = [
    lambda n: f"{n}元",
    lambda n: f"{n:,}元",
    lambda n: f"{decimal(n, 10**4)}万元",
    lambda n: f"{decimal(n, 10**8)}亿元",
    lambda n: f"{decimal(n, 10**12)}万亿元",
    lambda n: f"人民币{n}元",
    lambda n: f"¥{n:,}",
    lambda n: f"{decimal(n, 10**4)} 万 元",
    lambda n: f"{n}元".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda n: f"{han(n)}元",
]
EN: list[Callable[[int], str]] = [
    lambda n: f"{n:,} yuan",
    lambda n: f"RMB {n:,}",
    lambda n: f"RMB{n:,}",
    lambda n: f"CNY {n}",
    lambda n: f"¥{n:,}",
    lambda n: f"{decimal(n, 10**6)} million yuan",
    lambda n: f"RMB {decimal(n, 10**9)} billion",
    lambda n: f"¥{decimal(n, 10**9)}bn",
    lambda n: f"¥{decimal(n, 10**6)}m",
    lambda n: f"{decimal(n, 10**12)} trillion yuan",
]


@PATIENT
@given(NUMBERS, st.sampled_from(ZH))
def test_a_number_written_in_chinese_is_read_back(number: int, write: Callable[[int], str]) -> None:
    """Ten ways to write an amount give the amount."""
    found = figures(f"共{write(number)}。", "zh")
    assert [figure.value for figure in found] == [number], write(number)


@PATIENT
@given(NUMBERS, st.sampled_from(EN))
def test_a_number_written_in_english_is_read_back(number: int, write: Callable[[int], str]) -> None:
    """Ten ways to write an amount give the amount."""
    found = figures(f"It cost {write(number)}.", "en")
    assert [figure.value for figure in found] == [number], write(number)


@PATIENT
@given(st.integers(1, 999))
def test_a_number_in_english_words_is_read_back(number: int) -> None:
    """Words give the number, alone and before a million."""
    said = words_below_thousand(number)
    assert [figure.value for figure in figures(f"{said} yuan", "en")] == [number]
    found = figures(f"{said} million yuan", "en")
    assert [figure.value for figure in found] == [number * 10**6]


@PATIENT
@given(NUMBERS, st.sampled_from(ZH), st.sampled_from(EN))
def test_a_faithful_rendering_is_silent(
    number: int, chinese: Callable[[int], str], english: Callable[[int], str]
) -> None:
    """No way to write an amount contradicts another."""
    assert compare(f"投资{chinese(number)}。", f"The investment is {english(number)}.", None) == ()


@PATIENT
@given(NUMBERS.filter(lambda n: n > 2), st.sampled_from(ZH), st.data())
def test_one_wrong_digit_is_never_silent(
    number: int, chinese: Callable[[int], str], data: st.DataObject
) -> None:
    """Whichever digit changes, the difference is an error."""
    digits = str(number)
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([d for d in "123456789" if d != digits[place]]))
    wrong = int(digits[:place] + other + digits[place + 1 :])
    found = compare(f"投资{chinese(number)}。", f"The investment is {wrong:,} yuan.", None)
    assert any(each.severity is Severity.ERROR for each in found)


@PATIENT
@given(
    st.text(alphabet="0123456789,.:-/ 年月日一二十百万亿元%约第个“”ab", max_size=60),
    st.sampled_from(["zh", "en"]),
)
def test_any_text_is_read_and_every_span_lies_in_it(text: str, language: str) -> None:
    """Spans are where the text stands."""
    for figure in figures(text, language):
        assert text[figure.start : figure.end] == figure.text
        assert figure.text
