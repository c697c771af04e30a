"use strict";
// Everything works without this script but filters and the keys j and k.
(() => {
  const findings = [...document.querySelectorAll(".f")];
  const marks = [...document.querySelectorAll("mark[data-f]")];
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const form = document.querySelector(".filters");

  const apply = () => {
    const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
    const severities = chosen("severity");
    const families = chosen("family");
    for (const finding of findings) {
      finding.hidden = !(severities.has(finding.dataset.severity) && families.has(finding.dataset.family));
    }
    for (const mark of marks) {
      mark.classList.toggle("off", mark.dataset.f.split(" ").every((id) => byId.get(id)?.hidden));
    }
    const shown = findings.filter((finding) => !finding.hidden).length;
    const all = findings.length;
    document.querySelector(".count").textContent = shown < all ? `${shown} of ${all} findings shown` : "";
    document.body.classList.toggle("voices-off", !form.querySelector("[name=voices]").checked);
  };

  const choose = (finding) => {
    document.querySelectorAll(".current").forEach((item) => item.classList.remove("current"));
    findings.forEach((item) => item.removeAttribute("aria-current"));
    if (!finding) return;
    finding.classList.add("current");
    finding.setAttribute("aria-current", "true");
    for (const mark of marks) {
      mark.classList.toggle("current", mark.dataset.f.split(" ").includes(finding.id));
    }
  };

  const showMark = (finding) => {
    choose(finding);
    const mark = marks.find((item) => item.dataset.f.split(" ").includes(finding.id));
    if (mark) {
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
    }
    return Boolean(mark);
  };

  if (form) {
    form.addEventListener("change", apply);
    apply(); // a browser may have kept boxes as they were before a reload
  }
  document.addEventListener("click", (event) => {
    const jump = event.target.closest(".jump");
    if (jump && showMark(jump.closest(".f"))) {
      event.preventDefault();
      history.replaceState(null, "", jump.hash);
      return;
    }
    const mark = event.target.closest("mark[data-f]");
    if (mark && !mark.classList.contains("off") && !event.target.closest("a")) showFinding(mark);
  });
  const showFinding = (mark) => {
    const finding = mark.dataset.f.split(" ").map((id) => byId.get(id)).find((item) => item && !item.hidden);
    if (!finding) return;
    choose(finding);
    finding.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "Enter" && event.target.matches("mark[data-f]")) return showFinding(event.target);
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const shown = findings.filter((finding) => !finding.hidden);
    const at = shown.findIndex((finding) => finding.classList.contains("current"));
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length];
    if (next) {
      event.preventDefault();
      showMark(next);
      next.scrollIntoView({ block: "nearest" });
    }
  });
})();
