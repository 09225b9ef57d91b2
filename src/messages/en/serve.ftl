# English messages of the preview. All languages have the same keys with the same variables.

## In the terminal
serving = Serving the site at { $address }. Press Ctrl+C to stop.
serving-open = warning: everyone in this network can read the preview, drafts included
port-taken = port { $port } is already in use
port-next = port { $port } is already in use, using another one
cannot-listen = cannot listen on { $address }: { $reason }
cannot-watch = cannot watch files ({ $reason }), checking for changes every second instead
rebuilt = built in { $milliseconds } ms: { $verdict }

## In the page
overlay-title = The site has errors
overlay-kept = This is the last version without errors. It is updated when the errors are fixed.
overlay-first = There is no version to show yet. The page appears when the errors are fixed.
overlay-close = Hide
bar-dashboard = Dashboard
bar-no-warnings = no warnings
bar-lost = Connection to aikyn serve lost
note-not-published = Readers do not see this page ({ $reason }): { $file }
note-not-shown = This text is not shown ({ $reason }): { $file }
note-no-page = There is no page at { $address }
forbidden = Access is only allowed from this computer
not-allowed = Only GET and HEAD requests are supported

## The dashboard
dashboard = Dashboard
dashboard-home = Back to the site
dashboard-notes = Errors and warnings by file
dashboard-page = Page
language-name = English
dashboard-language = Language
dashboard-errors = Errors
dashboard-warnings = Warnings
dashboard-others = Others
dashboard-none = Nothing to do.
