# What the program says. Each text stands in all three languages, with the same variables.

## In the terminal
serving = The site is at { $address }. Stop with Ctrl+C.
port-taken = port { $port } is taken
port-next = port { $port } is taken, so another one is used
cannot-listen = cannot listen on { $address }: { $reason }
cannot-watch = changes cannot be watched ({ $reason }), so they are looked for every second
rebuilt = built in { $milliseconds } ms: { $verdict }

## In the page
overlay-title = The site cannot be built
overlay-kept = You see the last version that was in order. This goes away when the mistakes are mended.
overlay-first = There is no version to show yet. The page comes when the mistakes are mended.
overlay-close = Hide
bar-dashboard = The whole site
bar-no-warnings = no warnings
bar-lost = The connection to aikyn serve is lost
forbidden = This address is only for this computer
not-allowed = Only GET and HEAD are answered here

## The dashboard
dashboard = The whole site
dashboard-home = To the site
dashboard-notes = Errors and warnings by file
dashboard-page = Page
dashboard-none = Nothing to do here.
