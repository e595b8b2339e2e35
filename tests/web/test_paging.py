import pytest

from trucewatch.web.paging import Paged, paged


@pytest.mark.parametrize(("wanted", "page", "shown"), [(1, 1, [0, 1]), (3, 3, [4]), (4, 3, [4]), (0, 1, [0, 1])])
def test_a_page_that_there_is_not_is_the_nearest_that_there_is(wanted: int, page: int, shown: list[int]) -> None:
    assert paged(range(5), wanted, 2) == Paged(range(5)[shown[0] : shown[-1] + 1], 5, page, 3)


def test_an_empty_list_is_one_empty_page() -> None:
    assert paged([], 7, 2) == Paged([], 0, 1, 1)
