// A page is seen before its circuit answers, which then draws it anew. On a slow line a reader is quicker: what was typed, chosen and pressed until then is done
// once more on the new page, in the same order, and the focus goes back to where it was.
(() => {
    const seen = document.querySelector(".frame");
    if (!seen) return;
    const done = [];
    let focused = null;

    // What a control is and says tells it apart, since rows before it may have changed; its place does so among its likes.
    const look = e => [e.localName, e.id, e.type, e.getAttribute("href"), e.type === "radio" && e.value, e.getAttribute("aria-label"),
        (e.labels?.[0] ?? (e.matches("textarea") ? null : e))?.textContent.trim()].join("|");
    const likes = (within, wanted) => [...within.querySelectorAll("a[href], button, input, select, summary, textarea")].filter(e => look(e) === wanted);
    const place = e => { const wanted = look(e); return { wanted, at: likes(seen, wanted).indexOf(e) }; };
    const find = ({ wanted, at }, within) => likes(within, wanted)[at];

    // A form that says how it is sent needs no circuit.
    const alone = form => form?.hasAttribute("method");
    const fill = ({ target: e }) => {
        const { wanted, at } = place(e);
        const before = done.findIndex(d => d.wanted === wanted && d.at === at && !d.press);
        if (before >= 0) done.splice(before, 1);
        done.push({ wanted, at, value: e.value, checked: e.checked, files: e.files });
    };
    seen.addEventListener("input", fill);
    seen.addEventListener("change", fill);
    seen.addEventListener("click", e => {
        const control = e.target.closest("button, summary");
        if (control && !(control.type === "submit" && alone(control.form))) done.push({ ...place(control), press: true });
    });
    seen.addEventListener("submit", e => { if (!alone(e.target)) e.preventDefault(); });
    seen.addEventListener("focusin", e => { focused = e.target.matches("main") ? null : place(e.target); });

    const again = (step, e) => {
        if (step.press) return e.click();
        if (e.type === "file") e.files = step.files;
        else if (e.type === "checkbox" || e.type === "radio") e.checked = step.checked;
        else e.value = step.value;
        for (const kind of ["input", "change"]) e.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    new MutationObserver((_, observer) => {
        if (seen.isConnected) return;
        observer.disconnect();
        const drawn = document.querySelector(".frame");
        if (!drawn) return;
        for (const step of done) {
            const e = find(step, drawn);
            if (e) again(step, e);
        }
        const to = focused && find(focused, drawn);
        if (!to) return;
        to.focus();
        // A page that comes gives its heading the focus, but nobody is taken away from what they write.
        document.addEventListener("focusin", e => { if (to.isConnected && e.target.matches("h1")) to.focus(); }, { once: true });
    }).observe(document.body, { childList: true, subtree: true });
})();
