"""A commented event file to start from."""

from chronoint.files.emit import yaml_text
from chronoint.model.ids import check_slug

__all__ = ["new_file_text"]

_STARTER = """\
# An event file: one published document and what it tells.
# Check it:  chronoint check FILE          Draw it:  chronoint plot FILE
# For help while typing, write the schema beside this file with
#   chronoint schema > chronoint.schema.json
# yaml-language-server: $schema=chronoint.schema.json
chronoint: 1
source:
{head}  title: Listening post in the old quarter     # as printed
  published: 2019-12-01
  language: en
  reliability: C            # A completely reliable ... F cannot be judged; leave out if unsure
  # url: https://...        # only if the document gives it
  updates:                  # later additions to the document, oldest first
    - {{id: denial, published: 2020-09-18, kind: correction}}

events:
  - id: director-barred     # lower-case; the same id in two files is the same event
    date: early October 2019    # or EDTF: 2019-10, "2019", 2019-10-01/2019-10-09, ../2019-12-01
    title: Institute director barred from the Schengen area for eight years
    type: expulsion
    initiator: [CN]         # who acts, or is said to; codes of states are ISO 3166
    target: [EU]
    responder: [BE]         # who investigates, expels, sentences
    venue: [BE]             # where
    status: alleged         # or reported, charged, convicted, acquitted, confirmed, denied,
                            # scheduled, retracted
    credibility: 3          # 1 confirmed by others ... 5 improbable, 6 cannot be judged
    where: original, paragraph 2
    updates:                # what later updates say of it: only what they state
      - {{update: denial, status: denied, where: "update of 2020-09-18, paragraph 1"}}

# Actors that are not built in:
# actors:
#   - {{code: institute, name: The Institute, kind: organisation, state: CN}}
"""


def new_file_text(source_id: str = "example-blog", publisher: str = "Example Blog") -> str:
    """Give a commented event file that reads as it stands.

    Parameters
    ----------
    source_id
        Id of the source, a slug.
    publisher
        Who published it.

    Raises
    ------
    ModelError
        The id is no slug.

    Examples
    --------
    >>> new_file_text("gazette").splitlines()[7]
    '  id: gazette'
    """
    check_slug(source_id, "source id")
    head = yaml_text({"id": source_id, "publisher": publisher})
    return _STARTER.format(head="".join(f"  {line}\n" for line in head.splitlines()))
