"""Read a post with updates, draft its events, and show what became known when."""

from pathlib import Path

import chronoint

HERE = Path(__file__).parent

post = chronoint.read_post((HERE / "post.txt").read_text("utf-8"), publisher="Lighthouse Leaks")
for segment in post.segments:
    print(f"{segment.kind:<10} {segment.date}  characters {segment.start} to {segment.end}")

drafts = chronoint.draft(post)
print(f"\n{len(drafts)} drafts, such as {drafts['expulsion-ru-be-2021-04-06'].title!r}\n")

# The same after a person has looked at them:
known = chronoint.read(HERE / "lighthouse.yaml")
print(chronoint.diff(known, "2021-03-03", "2021-12-31"))
for day in ("2021-04-09", "2021-12-31"):
    chronoint.save(known, f"known-{day}.png", as_of=day, title="Who listened in?")
