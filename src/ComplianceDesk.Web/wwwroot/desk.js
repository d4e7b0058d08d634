// What Blazor cannot do from the server: the theme before first paint, the idle clock, the skip link, coming back after a lost connection.
(() => {
    const root = document.documentElement;
    const cookie = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`; };
    const stored = document.cookie.split("; ").find(c => c.startsWith("theme="))?.slice(6);

    // No choice yet: follow the system. The server reads the cookie, so one reload puts the whole page right.
    if (!stored || stored.startsWith("system-")) {
        const wanted = matchMedia("(prefers-color-scheme: dark)").matches ? "system-dark" : "system-light";
        cookie("theme", wanted);
        if (document.cookie.includes("theme=") && (root.dataset.theme === "dark") !== (wanted === "system-dark")) location.reload();
    }

    window.desk = {
        // Marks the document once the circuit answers.
        live() { root.dataset.live = ""; },
        setTheme(theme) {
            root.dataset.theme = theme;
            cookie("theme", theme);
        },
    };

    document.addEventListener("click", e => {
        if (e.target.closest("a.skip")) {
            e.preventDefault();
            document.getElementById("main")?.focus();
        }
        // A figure whose rows are folded away on the same page opens them.
        const link = e.target.closest("a[href*='#']"), rows = link && link.pathname === location.pathname && document.getElementById(link.hash.slice(1));
        if (rows?.matches("details")) {
            e.preventDefault();
            rows.open = true;
            rows.querySelector("summary").focus();
        }
        document.querySelectorAll("details.account-menu[open]").forEach(d => { if (!d.contains(e.target)) d.open = false; });
    });
    document.addEventListener("keydown", e => {
        if (e.key === "Escape") document.querySelectorAll("details.account-menu[open]").forEach(d => { d.open = false; d.querySelector("summary").focus(); });
    });

    // Where a table's rows stand beneath each other, each cell follows its heading. A cell over several columns is a sentence of its own.
    const label = () => {
        for (const table of document.querySelectorAll(".stacks > table")) {
            const heads = [...table.tHead.rows[0].cells].map(th => th.querySelector(".visually-hidden") ? "" : (th.querySelector("a.sort")?.firstChild ?? th).textContent.trim());
            for (const row of table.tBodies[0].rows) {
                let column = 0;
                for (const cell of row.cells) {
                    const head = cell.colSpan === 1 && cell.textContent.trim() ? heads[column] : "";
                    if (cell.tagName === "TD" && (cell.dataset.label ?? "") !== head) cell.dataset.label = head;
                    column += cell.colSpan;
                }
            }
        }
    };
    let labelling = 0;
    new MutationObserver(() => { labelling ||= requestAnimationFrame(() => { labelling = 0; label(); }); }).observe(root, { childList: true, subtree: true });

    // In a list of rows j and k move, and a click anywhere in a row opens it. On the queue's own page single letters act on the row or on the finding
    // beside it; the page says what they do. All of them can be switched off (WCAG 2.1.4).
    // The page takes them once it has read its rows. What is pressed on rows that are seen before is held until then, as long as the address stays.
    let queue = null, pressed = [];
    const give = held => {
        const page = queue;
        if (!page) return pressed.push(held);
        page.invokeMethodAsync("KeyAsync", held.key, held.id).catch(() => {
            // It was left for another, which takes the key when it comes.
            if (queue === page) queue = null;
            give(held);
        });
    };
    const keysOn = () => !document.cookie.split("; ").includes("keys=off");
    window.desk.queue = page => {
        queue = page;
        pressed.splice(0).filter(held => held.href === location.href).forEach(give);
    };
    // Shows what lies over the page and goes into it; Escape closes it and goes back, which the browser does by itself.
    window.desk.open = id => {
        const over = document.getElementById(id);
        if (over && !over.matches(":popover-open")) over.showPopover();
        over?.querySelector("[tabindex], a, button")?.focus();
    };
    // A heading or a row takes the focus when a page gives it one: who works by keyboard goes on from there.
    const goTo = (element, still = false) => {
        if (element && !element.hasAttribute("tabindex") && /^(H\d|TR)$/.test(element.tagName)) element.tabIndex = -1;
        element?.focus({ preventScroll: still });
    };
    window.desk.focus = selector => { goTo(document.querySelector(selector)); };

    // A step that takes away what had the focus (a form that was sent, a button that has done its work) would leave the keyboard at the top of the document:
    // it goes on at the heading of what is left round it. What a page gives the focus itself comes first, and another page stands where its address says.
    let held = null, round = [], path = "";
    document.addEventListener("focusin", e => {
        held = e.target.closest("main") ? e.target : null;
        path = location.pathname;
        round = [];
        for (let at = held?.parentElement; at; at = at.tagName === "MAIN" ? null : at.parentElement) round.push(at);
    });
    new MutationObserver(() => {
        if (!held || held.isConnected) return;
        held = null;
        const left = round.filter(at => at.isConnected);
        setTimeout(() => {
            if (document.activeElement !== document.body) return;
            for (const at of left) {
                const heading = at.isConnected && at.querySelector("h1, h2, h3");
                if (heading) return goTo(heading, path !== location.pathname);
            }
        }, 150);
    }).observe(root, { childList: true, subtree: true });
    document.addEventListener("keydown", e => {
        if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]")) return;
        const open = e.key === "Escape" && !document.querySelector(":popover-open") && document.querySelector("[data-open]");
        if (open) {
            // Back to the row it was opened from, so that j and k go on from there.
            document.querySelector(`[data-rows] a.row-link[data-id="${open.dataset.open}"]`)?.focus();
            open.querySelector("[data-close]")?.click();
        }
        if (!keysOn()) return;
        const links = [...document.querySelectorAll("[data-rows] a.row-link")];
        const at = links.indexOf(document.activeElement);
        if (e.key === "j" || e.key === "k") {
            links[e.key === "j" ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0)]?.focus();
        } else if ((e.key === "Home" || e.key === "End") && at >= 0) {
            // Only from a row: elsewhere they scroll the page.
            e.preventDefault();
            links.at(e.key === "Home" ? 0 : -1).focus();
        } else if (e.key === "?") {
            document.getElementById("queue-keys")?.togglePopover();
        } else if ("aces".includes(e.key) && document.getElementById("queue-keys")) {
            const row = document.activeElement?.closest("[data-rows] tr")?.querySelector("a.row-link");
            const id = row?.dataset.id ?? document.querySelector("[data-open]")?.dataset.open;
            if (id) {
                e.preventDefault();
                give({ key: e.key, id: Number(id), href: location.href });
            }
        }
    });
    document.addEventListener("click", e => {
        if (e.target.closest("a, button, input, label, summary") || String(getSelection())) return;
        e.target.closest("[data-rows] tbody tr")?.querySelector("a.row-link")?.click();
    });
    document.addEventListener("toggle", e => {
        const box = e.target.querySelector?.("[data-keys-switch]");
        if (box) box.checked = keysOn();
    }, true);
    document.addEventListener("change", e => { if (e.target.matches("[data-keys-switch]")) cookie("keys", e.target.checked ? "on" : "off"); });

    // The timeline: while it has the focus keys and the wheel zoom and move by the links beside it; a drag across sets the span.
    const timeline = e => e.target.closest?.("[data-timeline] .lanes");
    document.addEventListener("keydown", e => {
        const chart = timeline(e);
        const key = e.key === "=" ? "+" : e.key;
        const link = chart && !e.ctrlKey && !e.metaKey && !e.altKey && chart.closest("[data-timeline]").querySelector(`a[data-t="${CSS.escape(key)}"]`);
        if (link) { e.preventDefault(); link.click(); }
    });
    let wheeled = 0;
    document.addEventListener("wheel", e => {
        const chart = timeline(e);
        if (!chart || document.activeElement !== chart) return;
        e.preventDefault();
        if (Date.now() - wheeled < 250) return;
        wheeled = Date.now();
        chart.closest("[data-timeline]").querySelector(`a[data-t="${e.deltaY < 0 ? "+" : "-"}"]`)?.click();
    }, { passive: false });
    document.addEventListener("pointerdown", e => {
        const chart = timeline(e), plot = chart?.querySelector(".lane-plot")?.getBoundingClientRect();
        if (!plot || e.button !== 0 || e.clientX < plot.left || e.clientX > plot.right) return;
        const brush = chart.querySelector(".brush"), begun = e.clientX, left = chart.getBoundingClientRect().left;
        const held = x => Math.min(Math.max(x, plot.left), plot.right);
        const draw = m => {
            const [a, b] = [begun, held(m.clientX)].sort((x, y) => x - y);
            brush.hidden = b - a < 5;
            brush.style.left = `${a - left}px`;
            brush.style.width = `${b - a}px`;
        };
        const done = m => {
            removeEventListener("pointermove", draw);
            removeEventListener("pointerup", done);
            brush.hidden = true;
            const [a, b] = [begun, held(m.clientX)].sort((x, y) => x - y);
            if (b - a < 5) return;
            const { from, to, href } = chart.closest("[data-timeline]").dataset;
            const at = x => Math.round(Number(from) + (x - plot.left) / plot.width * (to - from));
            Blazor.navigateTo(`${href}${href.includes("?") ? "&" : "?"}t0=${at(a)}&t1=${at(b)}`);
        };
        addEventListener("pointermove", draw);
        addEventListener("pointerup", done);
    });

    // Idle clock: while the person is active the cookie is kept alive; after the idle time the session is ended on the server.
    const idleMinutes = Number(document.querySelector("[data-idle-minutes]")?.dataset.idleMinutes ?? 0);
    if (idleMinutes > 0) {
        let last = Date.now(), kept = Date.now();
        for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
            addEventListener(kind, () => { last = Date.now(); }, { passive: true, capture: true });
        }
        setInterval(() => {
            const idle = Date.now() - last;
            if (idle > idleMinutes * 60000) {
                const form = document.getElementById("sign-out");
                if (form) {
                    form.elements["because"].value = "idle";
                    form.submit();
                }
            } else if (last > kept) {
                kept = Date.now();
                fetch("/account/keep-alive", { redirect: "manual" });
            }
        }, 30000);
    }

    // Uploads: sent here rather than by the browser's own form, so that the page stays and shows how far the sending is.
    document.addEventListener("submit", e => {
        const form = e.target;
        if (form.id !== "upload") return;
        e.preventDefault();
        const [bar, text, button] = [form.querySelector("progress"), form.querySelector(".upload-state span"), form.querySelector("button")];
        const body = new FormData();
        // What is said of the files goes before them: the desk reads the body as it comes.
        if (form.elements["full"].checked) body.append("full", "true");
        if (form.elements["as-of"].value) body.append("as-of", form.elements["as-of"].value);
        for (const file of form.elements["files"].files) body.append("files", file);
        const request = new XMLHttpRequest();
        const say = (words, sending) => { text.textContent = words; bar.hidden = !sending; button.disabled = sending; };
        request.upload.onprogress = p => { bar.value = p.loaded / p.total * 100; };
        request.onload = () => {
            const ok = request.status === 200;
            say(ok ? "Received. The desk takes it in now, whether you stay on this page or not." : explain(request), false);
            if (ok) form.reset();
        };
        request.onerror = () => say("The connection was lost while sending. Nothing of the file was kept; send it again.", false);
        request.open("POST", form.action);
        // Without it an ended session answers with the sign-in page, which would look like success.
        request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
        request.setRequestHeader("RequestVerificationToken", form.elements["__RequestVerificationToken"].value);
        say("Sending…", true);
        request.send(body);
    });
    const explain = request => {
        if (request.status === 413) return "The file is larger than an upload may be. Put it in the inbox folder on the server.";
        try { return JSON.parse(request.responseText).detail; } catch { return `The desk answered ${request.status}. Sign in again if you were away for long.`; }
    };

    const notice = document.getElementById("components-reconnect-modal");
    notice?.addEventListener("components-reconnect-state-changed", e => {
        if (e.detail.state === "show") notice.showModal();
        else if (e.detail.state === "hide") notice.close();
        else if (e.detail.state === "rejected") location.reload();
    });
    document.getElementById("components-reconnect-button")?.addEventListener("click", async () => {
        try {
            if (!await Blazor.reconnect()) location.reload();
        } catch {
            // The server is still away; the notice stays and says so.
        }
    });
})();
