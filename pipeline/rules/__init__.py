"""What the program notices and a person should decide: small rules over a report and its document.

A rule is a function that looks, under its name, severity, norm and what it notices; a line here enrols it.
"""

from __future__ import annotations

from typing import Final

from pipeline.rules import (
    acts,
    agreement,
    approval,
    articles,
    carrying,
    closing,
    days,
    endings,
    figures,
    letters,
    marks,
    numbers,
    old_spelling,
    people,
    punctuation,
    repetition,
    spacing,
    spelling,
    statuses,
    sums,
    timing,
    twice,
    years,
)
from pipeline.rules.rule import Rule, Subject
from schemas.findings import Finding

RULES: Final[tuple[Rule, ...]] = (
    approval.person_approves_in_person,
    approval.plan_is_approved,
    approval.somebody_approves,
    approval.approval_is_dated,
    approval.nothing_is_approved_ahead,
    closing.a_plan_is_approved_before_its_year,
    closing.a_plan_is_approved_before_its_report,
    closing.a_report_waits_for_the_years_end,
    closing.a_report_tells_of_what_was_done,
    marks.every_measure_has_a_mark,
    marks.every_mark_has_a_status,
    marks.statuses_are_confirmed,
    figures.every_printed_figure_is_known,
    statuses.what_is_not_done_has_a_reason,
    statuses.what_is_put_off_has_a_time,
    statuses.it_is_put_off_beyond_the_year,
    statuses.the_prose_agrees,
    statuses.the_prose_says_one_thing,
    statuses.the_days_agree,
    timing.every_timeframe_is_within_the_year,
    timing.every_timeframe_counts_its_days,
    timing.every_timeframe_is_understood,
    timing.no_measure_is_late_without_a_reason,
    timing.no_prose_tells_of_a_late_measure,
    timing.no_measure_is_early,
    timing.what_is_due_in_time_is_dated,
    timing.nothing_is_done_ahead,
    timing.everything_is_done_within_the_year,
    days.every_day_exists,
    days.every_weekday_is_right,
    days.every_day_of_a_mark_is_of_its_year,
    figures.every_figure_is_printed,
    figures.every_count_finds_rows,
    figures.no_count_tells_of_a_person,
    numbers.counts_are_figures,
    agreement.nouns_agree_with_numbers,
    sums.parts_make_the_whole,
    sums.parts_do_not_exceed_the_whole,
    twice.facts_are_told_once,
    years.heading_names_its_year,
    years.marks_are_of_the_years_of_their_titles,
    years.marks_are_of_the_year,
    years.years_are_moved_on,
    years.figures_are_of_the_year,
    repetition.passages_stand_once,
    repetition.marks_tell_more_than_measures,
    repetition.marks_are_new,
    acts.acts_are_in_force,
    marks.source_is_read_for_certain,
    letters.one_alphabet_in_a_word,
    letters.only_ukrainian_letters,
    spelling.words_are_in_the_dictionary,
    spelling.no_word_twice,
    old_spelling.words_are_spelt_as_today,
    articles.indexes_of_articles_are_raised,
    articles.indexes_of_articles_have_no_hyphen,
    spacing.no_space_before_a_mark,
    spacing.a_space_after_a_mark,
    spacing.single_spaces,
    spacing.no_space_inside_quotes,
    spacing.dashes_are_no_hyphens,
    punctuation.single_marks,
    punctuation.quotes_are_ukrainian,
    punctuation.signs_are_paired,
    punctuation.apostrophes_are_alike,
    endings.sentences_end_with_a_dot,
    endings.headings_end_alike,
    carrying.nothing_is_put_off_for_ever,
    carrying.what_is_carried_over_was_there_before,
    people.registers_of_people_are_private,
    people.nobody_is_named,
)
"""Every check of the content, in the order of the summary."""


def findings(subject: Subject) -> tuple[Finding, ...]:
    """Ask every rule; nothing is acknowledged yet."""
    found = tuple(finding for rule in RULES for finding in rule.findings(subject))
    return (*found, *people.naming_nobody(subject.report, found).findings(subject))
