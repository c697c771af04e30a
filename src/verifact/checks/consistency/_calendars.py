"""The calendar that dates are held against."""

# The names of the days in messages, as `datetime.date.weekday` counts them.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# The names of the months in messages, and how many days each can have.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# The first year for which a date in a European source cannot be a Julian one: Greece changed in 1923.
GREGORIAN_SINCE = 1925
