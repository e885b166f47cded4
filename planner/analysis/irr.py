"""The internal rate of return: how many there are, counted exactly by Sturm's theorem,
and the one if it is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

LOWEST_RATE, HIGHEST_RATE = Fraction(-99, 100), Fraction(10)

Polynomial = list[int]  # coefficients, highest power first, without a leading zero


def internal_rates(flows: Sequence[float]) -> int:
    """Return how many different rates in (−0.99, 10) give yearly `flows` (year 0 first) a present value of
    0.
    """
    chain = _sturm_chain(_in_discount_factor(flows))
    return _count(chain, *_factor_range()) if chain else 0


def internal_rate(flows: Sequence[float]) -> float | None:
    """Return the rate a year at which the present value of `flows` is 0; None unless there is exactly one."""
    chain = _sturm_chain(_in_discount_factor(flows))
    low, high = _factor_range()
    if not chain or _count(chain, low, high) != 1:
        return None
    single = chain[0] if len(chain[-1]) == 1 else _quotient(chain[0], chain[-1])  # roots kept, each once
    return float(1 / _bisect(single, low, high)) - 1


def _factor_range() -> tuple[Fraction, Fraction]:
    """Return the discount factors x = 1/(1+r) at the highest and at the lowest rate."""
    return 1 / (1 + HIGHEST_RATE), 1 / (1 + LOWEST_RATE)


def _in_discount_factor(flows: Sequence[float]) -> Polynomial:
    exact = [Fraction(flow) for flow in reversed(flows)]
    common = lcm(*(one.denominator for one in exact)) if exact else 1
    return _trimmed([int(one * common) for one in exact])


def _trimmed(polynomial: Polynomial) -> Polynomial:
    """Drop leading zeros and the common factor, so that numbers stay small."""
    first = next((index for index, one in enumerate(polynomial) if one), len(polynomial))
    kept = polynomial[first:]
    factor = gcd(*kept) if kept else 1
    return [one // factor for one in kept]


def _sturm_chain(polynomial: Polynomial) -> list[Polynomial]:
    if not polynomial:
        return []
    degree = len(polynomial) - 1
    chain = [polynomial]
    following = _trimmed([one * (degree - index) for index, one in enumerate(polynomial[:-1])])
    while following:
        chain.append(following)
        following = _trimmed([-one for one in _remainder(chain[-2], chain[-1])])
    return chain


def _remainder(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    """Return a positive multiple of the remainder, in whole numbers."""
    rest, lead = list(dividend), abs(divisor[0])
    sign = 1 if divisor[0] > 0 else -1
    while len(rest) >= len(divisor):
        first = rest[0] * sign
        padded = [one * first for one in divisor] + [0] * (len(rest) - len(divisor))
        rest = [one * lead - other for one, other in zip(rest, padded, strict=True)][1:]
    return rest


def _quotient(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    """Return a positive or negative multiple of the quotient of a division that leaves no remainder."""
    rest = [Fraction(one) for one in dividend]
    found: list[Fraction] = []
    while len(rest) >= len(divisor):
        found.append(rest[0] / divisor[0])
        padded = [one * found[-1] for one in divisor] + [Fraction(0)] * (len(rest) - len(divisor))
        rest = [one - other for one, other in zip(rest, padded, strict=True)][1:]
    common = lcm(*(one.denominator for one in found))
    return _trimmed([int(one * common) for one in found])


def _sign(polynomial: Polynomial, at: Fraction) -> int:
    """Return the sign of the polynomial at p/q, worked out in whole numbers."""
    value, power = 0, 1
    for one in polynomial:
        value = value * at.numerator + one * power
        power *= at.denominator
    return (value > 0) - (value < 0)


def _variations(chain: Sequence[Polynomial], at: Fraction) -> int:
    signs = [sign for polynomial in chain if (sign := _sign(polynomial, at))]
    return sum(one != other for one, other in pairwise(signs))


def _count(chain: Sequence[Polynomial], low: Fraction, high: Fraction) -> int:
    """Return the number of different roots in the open interval (Sturm counts the upper end in)."""
    inside = _variations(chain, low) - _variations(chain, high)
    return inside - (_sign(chain[0], high) == 0)


def _bisect(polynomial: Polynomial, low: Fraction, high: Fraction) -> Fraction:
    """Return the single root strictly between, where the sign changes, to about 16 digits."""
    before = _sign(polynomial, low) or -_sign(polynomial, high)
    for _halving in range(64):
        middle = (low + high) / 2
        sign = _sign(polynomial, middle)
        if sign == 0:
            return middle
        low, high = (middle, high) if sign == before else (low, middle)
    return (low + high) / 2
