"""The outcomes of a run to its answer for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline import __version__
from pipeline.contracts import Job
from pipeline.errors import Fault
from pipeline.rules.rule import Rule
from pipeline.sealing.standing import Standing
from pipeline.telling.outcomes import Built, Compared, Done, Examined, Explained, Failed, Listed, Outcome, exit_code
from pipeline.verdicts import Check
from pipeline.workspace import Workspace
from schemas.answer import Answer, CheckAnswer, DocumentAnswer, Notice, RuleAnswer
from schemas.findings import Finding, Severity
from schemas.origin import Origin


def answer(command: str, base: str, outcomes: tuple[Outcome, ...]) -> Answer:
    """Gather what the run's outcomes say; `base` is where the workspace lies in its repository."""
    code = exit_code(outcomes)
    return Answer(
        program=__version__,
        command=command,
        base=base,
        exit_code=code,
        exit_name=code.name,
        documents=tuple(_documents(outcomes)),
        faults=tuple(_faults(outcomes)),
        findings=tuple(_findings(outcomes)),
        checks=tuple(_checks(outcomes)),
        explanations=tuple(each.explanation for each in outcomes if isinstance(each, Explained)),
        rules=tuple(_rule(rule) for each in outcomes if isinstance(each, Listed) for rule in each.rules),
        comparisons=tuple(each.comparison for each in outcomes if isinstance(each, Compared)),
    )


def _documents(outcomes: tuple[Outcome, ...]) -> Iterator[DocumentAnswer]:
    for outcome in outcomes:
        match outcome:
            case Built():
                yield _built(outcome)
            case Done() | Compared():
                code = outcome.exit_code
                wanted = _wanted(outcome.job)
                yield DocumentAnswer(**wanted, exit_code=code, exit_name=code.name, files=outcome.files)
            case Failed(job=Job() as job):
                code = outcome.exit_code
                yield DocumentAnswer(**_wanted(job), exit_code=code, exit_name=code.name)


def _built(outcome: Built) -> DocumentAnswer:
    verified, archived = outcome.produced.verified, outcome.produced.archived
    return DocumentAnswer(
        **_wanted(outcome.job),
        exit_code=outcome.exit_code,
        exit_name=outcome.exit_code.name,
        title=verified.document.title,
        draft=verified.document.approved_on is None,
        approved_on=verified.document.approved_on,
        **_standing(outcome.produced.standing, outcome.workspace),
        unchanged=archived.unchanged,
        pages=verified.pages,
        files=tuple(outcome.workspace.name(archived.folder / name) for name in archived.files),
    )


def _standing(stands: Standing, workspace: Workspace) -> Mapping[str, object]:
    if stands.sealed is None:
        return {}
    told = {"sealed": workspace.name(stands.sealed.folder), "is_sealed": stands.is_sealed, "number": stands.number}
    amendment = stands.amendment
    return {**told, "amends": amendment.amends, "changes": amendment.changes} if amendment else told


def _wanted(job: Job | None) -> Mapping[str, object]:
    return {"organization": job.organization, "year": job.year, "document": job.document} if job else {}


def _faults(outcomes: tuple[Outcome, ...]) -> Iterator[Notice]:
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            for fault in outcome.failure.faults:
                yield _fault(fault, outcome)


def _fault(fault: Fault, outcome: Failed) -> Notice:
    return Notice(
        **_wanted(outcome.job),
        **_placed(fault.origin),
        rule=fault.rule or outcome.exit_code.name,
        severity=Severity.ERROR,
        message=fault.reason,
        remedy=fault.remedy or None,
        place=fault.place or None,
    )


def _findings(outcomes: tuple[Outcome, ...]) -> Iterator[Notice]:
    for outcome in outcomes:
        if isinstance(outcome, Built):
            for finding in outcome.produced.verified.findings:
                yield notice(finding, outcome.job)


def notice(finding: Finding, job: Job) -> Notice:
    """Give a finding of a document as programs are told of it."""
    return Notice(
        **_wanted(job),
        **_placed(finding.origin),
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        remedy=finding.remedy or None,
        measure=finding.measure,
        acknowledged=finding.acknowledged,
    )


def _placed(origin: Origin | None) -> Mapping[str, object]:
    words = ("file", "line", "column", "sheet", "cell")
    return {word: value for word in words if (value := getattr(origin, word, None))}


def _checks(outcomes: tuple[Outcome, ...]) -> Iterator[CheckAnswer]:
    for outcome in outcomes:
        if isinstance(outcome, Examined):
            yield from map(_check, outcome.checks)


def _check(check: Check) -> CheckAnswer:
    return CheckAnswer.model_validate(
        {
            "subject": check.subject,
            "verdict": check.verdict.name.lower(),
            "found": check.found,
            "remedy": check.remedy or None,
        }
    )


def _rule(rule: Rule) -> RuleAnswer:
    return RuleAnswer(id=rule.id, severity=rule.severity, notices=rule.notices, norm=rule.norm)
