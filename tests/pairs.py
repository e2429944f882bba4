"""Two event files that tell of the same events under ids of their own."""

STORIES = (
    "harbour microphone Lantern", "cable theft Meridian", "visa refusal Quill", "parcel drone Osprey",
    "ferry sabotage Basalt", "lecture protest Juniper", "archive burglary Cobalt", "radio jamming Falcon",
)  # fmt: skip


def write_pairs(folder):
    for name, words in (("paper", "Report on {}"), ("blog", "{}: what is known")):
        lines = [
            f"  - {{id: {name}-{number}, date: 2019-0{number + 1}-1{number}, title: '{words.format(story)}', "
            f"initiator: [CN], target: [BE]}}"
            for number, story in enumerate(STORIES)
        ]
        text = f"chronoint: 1\nsource: {{id: {name}}}\nevents:\n" + "\n".join(lines) + "\n"
        (folder / f"{name}.yaml").write_text(text, "utf-8")
