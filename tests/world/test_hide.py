"""What is hidden goes and nothing else does: the rest is drawn at the very steps and levels it had before."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibition.forms.mesh import Array
from exhibition.world.pack.choose import Choice
from exhibition.world.pack.hide import WORTH_TRIANGLES, hidden

NO_CELLS = np.zeros(0, bool)


def a_tree(depth: int, weight: int) -> SimpleNamespace:
    """A whole binary tree: nodes in the order of Tree; a leaf has ``weight`` triangles at step 0, fewer at step 1."""
    end: list[int] = []

    def grow(level: int) -> None:
        own = len(end)
        end.append(own + 1)
        if level:
            grow(level - 1)
            grow(level - 1)
            end[own] = len(end)

    grow(depth)
    ends = np.array(end)
    leaf = ends == np.arange(len(end)) + 1
    below = np.array([leaf[node:stop].sum() for node, stop in enumerate(end)])
    return SimpleNamespace(end=ends, leaf=leaf, triangles=np.stack([below * weight, below * weight // 4], axis=1))


def leaves_drawn(tree: SimpleNamespace, steps: Array) -> Array:
    """For each node that is a leaf: the step it is drawn at, -1 where it is not. No leaf may be drawn twice."""
    found = np.full(len(steps), -1)
    for node in np.flatnonzero(steps >= 0):
        part = np.flatnonzero(tree.leaf[node : tree.end[node]]) + node
        assert (found[part] == -1).all(), "drawn twice"
        found[part] = steps[node]
    return found[tree.leaf]


def choice_of(tree: SimpleNamespace, **steps: int) -> Choice:
    chosen = np.full(len(tree.end), -1, np.int8)
    for node, step in steps.items():
        chosen[int(node[1:])] = step
    return Choice(chosen, np.zeros(0, np.int8), (chosen, chosen))


def test_a_node_that_is_wholly_hidden_is_not_drawn():
    tree = a_tree(3, 1000)
    choice = choice_of(tree, n1=0, n8=1)
    hides = np.zeros(15, bool)
    hides[8:15] = True
    left = hidden(tree, choice, hides, NO_CELLS)
    assert np.flatnonzero(left.steps >= 0).tolist() == [1]
    assert left.wanted is choice.wanted


def test_of_a_half_hidden_node_the_rest_is_drawn_at_the_same_step():
    tree = a_tree(3, 4 * WORTH_TRIANGLES)
    hides = np.zeros(15, bool)
    hides[8:15] = True
    left = hidden(tree, choice_of(tree, n0=1), hides, NO_CELLS)
    assert left.steps[1] == 1
    assert (left.steps >= 0).sum() == 1


def test_a_node_is_not_taken_apart_for_a_few_triangles():
    tree = a_tree(3, WORTH_TRIANGLES // 2)
    hides = np.zeros(15, bool)
    hides[14] = True
    left = hidden(tree, choice_of(tree, n0=0), hides, NO_CELLS)
    assert np.flatnonzero(left.steps >= 0).tolist() == [0]


def test_hidden_cells_go_and_the_others_keep_their_levels():
    tree = a_tree(0, 10)
    levels = np.array([0, 2, -1, 1], np.int8)
    choice = Choice(np.array([-1], np.int8), levels, (np.zeros(1), levels))
    left = hidden(tree, choice, np.zeros(1, bool), np.array([True, False, False, True]))
    assert left.levels.tolist() == [-1, 2, -1, -1]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**16 - 1), st.integers(0, 2**16 - 1), st.sampled_from([100, 1500, 9000]))
def test_every_leaf_that_may_be_seen_is_drawn_once_and_as_before(dark: int, cut: int, weight: int) -> None:
    tree = a_tree(4, weight)
    hides = np.zeros(31, bool)
    leaves = np.flatnonzero(tree.leaf)
    hides[leaves] = [bool(dark >> k & 1) for k in range(16)]
    for node in range(30, -1, -1):
        if not tree.leaf[node]:
            hides[node] = hides[node + 1] and hides[tree.end[node + 1]]
    chosen, todo = np.full(31, -1, np.int8), [0]
    while todo:
        node = todo.pop()
        if tree.leaf[node] or cut >> (node % 16) & 1:
            chosen[node] = node % 2
        else:
            todo += [node + 1, int(tree.end[node + 1])]
    choice = Choice(chosen, np.zeros(0, np.int8), (chosen, chosen))
    before = leaves_drawn(tree, choice.steps)
    after = leaves_drawn(tree, hidden(tree, choice, hides, NO_CELLS).steps)
    seen = ~hides[leaves]
    assert np.array_equal(before[seen], after[seen])
    spared = (after == -1) & hides[leaves]
    lost = tree.triangles[leaves, 0][hides[leaves] & ~spared].sum()
    assert lost <= WORTH_TRIANGLES * (chosen >= 0).sum() * 16


def test_where_nothing_is_hidden_the_choice_is_the_same():
    tree = a_tree(3, 4 * WORTH_TRIANGLES)
    choice = choice_of(tree, n1=0, n8=1)
    assert np.array_equal(hidden(tree, choice, np.zeros(15, bool), NO_CELLS).steps, choice.steps)
