import UsageModel

/// One page to send to someone: nothing runs in it, and it asks for nothing elsewhere.
struct HTMLPage {
    let title: String
    /// What is to be said of what it shows.
    let notes: [String]
    /// When it was made.
    let now: Timestamp
    let zone: CivilZone
    /// A second currency that it shows.
    let currency: DisplayCurrency?

    /// The page around its contents, which are elements.
    func text(_ contents: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="tailmeter \(Version.current)">
        <title>\(HTMLText.escaped(title))</title>
        <style>
        \(Self.style)</style>
        </head>
        <body>
        <main>
        <h1>\(HTMLText.escaped(title))</h1>
        \(contents)\(noteList)
        <footer>Made \(RFC3339.minute(now, zone: zone)) by tailmeter from the app’s own logs. Costs are by list \
        prices of each request’s own time, in US dollars\(currencyNote).</footer>
        </main>
        </body>
        </html>

        """
    }

    /// A table of elements, which scrolls by itself where it is wider than the screen.
    static func table(_ title: String, heads: String, body: String, foot: String = "") -> String {
        """
        <div class="table" role="region" tabindex="0" aria-label="\(HTMLText.escaped(title))">
        <table>
        <thead><tr>\(heads)</tr></thead>
        <tbody>
        \(body)</tbody>
        \(foot)</table>
        </div>
        """
    }

    private var currencyNote: String {
        guard let currency else { return "" }
        let rate = Money(picoDollars: Int128(currency.millionthsPerDollar) * 1_000_000)
            .decimalDollars(minimumFractionDigits: 0)
        return "; \(currency.code) at \(rate) a dollar"
    }

    private var noteList: String {
        guard !notes.isEmpty else { return "" }
        return "<ul class=\"notes\">\n" + notes.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    private static let style = """
        :root { --ink: #1b1f24; --dim: #57606a; --line: #d0d7de; --paper: #ffffff; --bar: #0b62c4; }
        @media (prefers-color-scheme: dark) {
        :root { --ink: #e6edf3; --dim: #9aa4af; --line: #30363d; --paper: #0d1117; --bar: #58a6ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1rem 2rem; }
        h1 { font-size: 1.35rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        .lead { font-size: 1.1rem; margin: 0 0 1.25rem; }
        figure { margin: 0 0 1.5rem; }
        svg { display: block; width: 100%; height: 10rem; fill: var(--bar); }
        svg line { stroke: var(--line); }
        figcaption { display: flex; justify-content: space-between; gap: 1rem; color: var(--dim); font-size: .8rem; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .45rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
        tbody th { font-weight: 500; white-space: normal; overflow-wrap: anywhere; min-width: 8rem; }
        @media (min-width: 60rem) { tbody th { min-width: 15rem; } }
        thead th { color: var(--dim); font-weight: 600; }
        .n { text-align: right; }
        tfoot td, tfoot th { font-weight: 600; border-bottom: 0; border-top: 2px solid var(--line); }
        svg.course { width: 6rem; height: 1rem; }
        .notes { color: var(--dim); font-size: .85rem; padding-left: 1.1rem; }
        p.notes { padding-left: 0; }
        footer { color: var(--dim); font-size: .8rem; margin-top: 2rem; }
        @media print {
        :root { --ink: #000; --dim: #444; --line: #bbb; --paper: #fff; --bar: #333; }
        body { font-size: 11pt; }
        main { max-width: none; padding: 0; }
        .table { overflow: visible; }
        table { font-size: 8.5pt; }
        th, td { padding: .2rem .35rem; }
        tr, figure { break-inside: avoid; }
        thead { display: table-header-group; }
        svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
