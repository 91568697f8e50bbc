"""What Deploy/contract-test adds to schemathesis: ids of records that exist, those of another scheme among them, so that requests get
beyond 404; and the check that no answer ever holds an id of that other scheme.

CONTRACT_OTHER_IDS names a file with the other scheme's ids, one a line.
"""

import atexit
import collections
import os
import random
import re

import schemathesis

PARAMETER = re.compile(r"^\{(\w+)\}$")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

with open(os.environ["CONTRACT_OTHER_IDS"], encoding="utf-8") as lines:
    OTHERS = [line.strip() for line in lines if line.strip()]

# The start of a path that ends in a parameter, to the values that it has had in answers: /v1/carers/{carerId} to [{"carerId": …}].
known: dict[str, list[dict[str, str]]] = {}
# How members of bodies that name a record are called, to the start of the path under which such records are.
starts_of: dict[str, str] = {}
statuses: collections.Counter[int] = collections.Counter()
picks = random.Random(1)


def starts(template):
    """Every start of a path that ends in a parameter, the longest first, with the parameters that it has."""
    parts = template.split("/")
    found = []
    for count, part in enumerate(parts, 1):
        if PARAMETER.match(part):
            names = [match[1] for match in map(PARAMETER.match, parts[:count]) if match]
            found.append(("/".join(parts[:count]), names))
    return found[::-1]


def learn(template, values, identifier):
    """Keeps the id of a record that a listing or a creation at this path has told of."""
    for operation in paths:
        for start, names in starts(operation):
            parent, _, last = start.rpartition("/")
            if parent == template and PARAMETER.match(last):
                entry = {**values, names[-1]: identifier}
                entries = known.setdefault(start, [])
                if entry not in entries and len(entries) < 500:
                    entries.append(entry)
                if parent.count("/") == 2:
                    starts_of.setdefault(names[-1], start)
                return


def with_real_ids(value):
    """A body in which most ids of records are those of records that exist."""
    if isinstance(value, dict):
        return {name: real_id(name, member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_real_ids(item) for item in value]
    return value


def real_id(name, member):
    start = starts_of.get(name)
    if start and isinstance(member, str) and ID.fullmatch(member):
        return one_id([entry[name] for entry in known[start]], member)
    return with_real_ids(member)


def one_id(ids, instead):
    """Mostly one that exists, at times another scheme's, at times what was generated."""
    choice = picks.random()
    if choice < 0.75 and ids:
        return picks.choice(ids)
    return picks.choice(OTHERS) if choice < 0.85 else instead


paths: set[str] = set()


@atexit.register
def tell():
    print("Answers:", ", ".join(f"{count} of {status}" for status, count in sorted(statuses.items())))


@schemathesis.hook
def before_load_schema(context, raw_schema):
    paths.update(raw_schema["paths"])


@schemathesis.hook
def before_call(context, case, **kwargs):
    for start, names in starts(case.path):
        entries = known.get(start)
        if entries and case.path_parameters:
            chosen = picks.choice(entries)
            for name in names:
                if name in case.path_parameters:
                    case.path_parameters[name] = one_id([chosen[name]], case.path_parameters[name])
            break
    if case.headers and "If-Match" in case.headers and picks.random() < 0.6:
        case.headers["If-Match"] = "*"
    if isinstance(case.body, (dict, list)):
        case.body = with_real_ids(case.body)


@schemathesis.hook
def after_call(context, case, response):
    statuses[response.status_code] += 1
    if response.status_code not in (200, 201) or not response.headers.get("content-type", [""])[0].startswith("application/json"):
        return
    body = response.json()
    if not isinstance(body, dict):
        return
    values = {name: str(value) for name, value in (case.path_parameters or {}).items()}
    for record in [body] if response.status_code == 201 else body.get("items", []):
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            learn(case.path, values, record["id"])


@schemathesis.check
def no_other_scheme(context, response, case):
    """No answer that succeeds holds an id of another scheme, even one that the request named."""
    if response.status_code < 300:
        found = [identifier for identifier in OTHERS if identifier in response.text]
        assert not found, f"The answer holds ids of another scheme: {found[:3]}"
