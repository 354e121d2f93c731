"""What people do from beginning to end, in a real browser on the running product."""

import pytest

# The steps check what they did; pytest explains these checks like those of a test.
for _name in ("accessibility", "browsing", "citizen", "history", "mail", "staff"):
    pytest.register_assert_rewrite(f"{__name__}.{_name}")
