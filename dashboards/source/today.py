"""What was spent today, as more than one dashboard shows it."""
from .panels import stat, target
from .queries import or_zero, spent_today


def today(width, height, spark=False):
    return stat(
        "Spent today",
        "What was spent since midnight, by the time of the records and the time zone of the settings. It begins anew with"
        " the day and needs no budget.",
        [target(or_zero(spent_today()))], "currencyUSD", width, height, decimals=2, spark=spark)
