/* The detail of an event: who said what, where and when. */
const ROLES = { initiator: "Initiator", target: "Target", responder: "Responder", venue: "Where", reporter: "Reporter" };
const DATES = { date: "Date", discovered: "Discovered", disclosed: "Disclosed", attributed: "Attributed", responded: "Responded" };
const CREDIBILITY = ["", "confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"];
const pairs = () => {
  const list = make("dl", {});
  return {
    list,
    add(name, ...content) {
      const kept = content.filter((one) => one !== null && one !== "");
      if (kept.length) list.append(make("dt", {}, name), make("dd", {}, ...kept));
    },
  };
};
const dateWords = (date) => (date.said === date.words || date.said === date.edtf
  ? [bdi(date.words), " ", make("code", {}, date.edtf)] : [bdi(date.words), " ", make("code", {}, date.edtf), make("small", {}, " “", bdi(date.said), "”")]);
const joined = (list) => list.flatMap((one, at) => (at ? [", ", one] : [one]));
const factPairs = (fact, to) => {
  for (const [role, date] of fact.dates) to.add(DATES[role], ...dateWords(date));
  to.add("Status", fact.status);
  for (const [role, actors] of fact.roles) {
    to.add(ROLES[role], ...joined(actors.map((actor) => (actor.name === actor.code ? bdi(actor.name) : bdi(`${actor.name} (${actor.code})`)))));
  }
  to.add("Type", fact.type && bdi(fact.type));
  if (fact.credibility) to.add("Credibility", `${fact.credibility}, ${CREDIBILITY[fact.credibility]}`);
  to.add("Persons", ...joined(fact.persons.map(bdi)));
  to.add("Tags", ...joined(fact.tags.map(bdi)));
};
const links = (addresses) => (addresses.length ? [make("ul", { class: "links" }, ...addresses.map((one) => make("li", {}, linked(one))))] : []);
const claimItem = (claim, title) => {
  const { source, fact } = claim;
  const update = claim.update ? source.updates.get(claim.update) ?? { id: claim.update } : null;
  const head = make("h4", {}, claim.published ? claim.published.words : "undated", " ",
    make("span", { class: "muted" }, bdi([source.publisher || source.title || source.id, source.reliability && `reliability ${source.reliability}`].filter(Boolean).join(", "))));
  const told = pairs();
  if (update) told.add(update.kind && update.kind !== "update" ? update.kind[0].toUpperCase() + update.kind.slice(1) : "Update", bdi(update.title || update.id));
  if (fact.title && fact.title !== title) told.add("Title", bdi(fact.title));
  factPairs(fact, told);
  told.add("No longer tells", claim.absent);
  told.add("Record", claim.record && make("code", {}, claim.record));
  told.add("In", linked(update?.url || source.url || "", source.title || source.id));
  told.add("At", claim.where && bdi(claim.where));
  told.add("Note", claim.note && bdi(claim.note));
  told.add("Links", ...links(fact.links));
  return make("li", { class: claim.withdrawn ? "withdrawn" : null }, head,
    claim.withdrawn ? make("p", { class: "alert" }, "withdrawn since") : null,
    fact.summary ? make("p", { dir: "auto" }, fact.summary) : null, told.list);
};
const fillDetail = (event) => {
  const state = data.stateAt(event, chosen.position);
  const content = byId("told");
  content.replaceChildren();
  byId("detail-title").replaceChildren(bdi(state < 0 ? data.ids[event] : data.titleOf(event, state)));
  if (state < 0) {
    content.append(make("p", { class: "muted" }, chosen.position < data.dayCount ? "Not known on this day." : "Not shown: withdrawn or left out."));
    return;
  }
  const fact = data.factAt(state), about = pairs();
  factPairs({ ...fact, status: data.statusOf(state) }, about);
  about.add("Id", make("code", {}, data.ids[event]));
  about.add("Links", ...links(fact.links));
  const relatives = data.relativesOf(event).map(([relation, other]) => {
    const then = data.stateAt(other, chosen.position);
    return make("li", {}, `${relation.replace("-", " ")} `, then < 0 ? make("code", {}, data.ids[other]) : anchor(other, data.titleOf(other, then)));
  });
  const claims = data.claimsAt(event, chosen.position);
  const conflicts = data.conflictsAt(state).map(([field, message]) => make("li", {}, make("b", {}, field), " ", bdi(message)));
  if (fact.summary) content.append(make("p", { dir: "auto" }, fact.summary));
  if (data.isTentative(state)) content.append(make("p", { class: "alert" }, "Perhaps not yet known on this day."));
  content.append(about.list);
  if (conflicts.length) content.append(make("section", { class: "conflicts" }, make("h3", {}, "Sources disagree"), make("ul", {}, ...conflicts)));
  if (relatives.length) content.append(make("h3", {}, "Relatives"), make("ul", {}, ...relatives));
  if (!claims.length) return;
  content.append(make("h3", {}, claims.length === 1 ? "One claim" : `${claims.length} claims, in order of publication`),
    make("ol", { class: "claims" }, ...claims.map((claim) => claimItem(claim, fact.title))));
};
let opener = null;
const open = (event, keepsFocus = false) => {
  if (event !== null && detail.hidden && !keepsFocus) opener = document.activeElement;
  view.hold(event ?? chosen.event);
  chosen.event = event;
  detail.hidden = event === null;
  document.body.classList.toggle("told", event !== null);
  for (const row of body.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  if (event !== null) {
    fillDetail(event);
    detail.scrollTop = 0;
    body.querySelector(`tr[data-e="${event}"]`)?.setAttribute("aria-current", "true");
    const state = data.stateAt(event, chosen.position);
    if (state >= 0) view.show(data.itemOf(event, state));
    if (keepsFocus) view.wanted = event;
    if (!keepsFocus) byId("detail-title").focus({ preventScroll: true });
    else say(byId("detail-title").textContent);
  } else if (opener) { opener.focus({ preventScroll: true }); opener = null; }
  showMatches();
  view.later();
  keepAddress();
};
/* What has too little room for a mark is only counted there. */
view.onMissing = (event) => {
  if (event !== chosen.event || data.stateAt(event, chosen.position) < 0) return;
  byId("told").prepend(make("p", { class: "muted" }, "Not drawn here: hidden by a filter, or too little room; zooming in may show it."));
};
