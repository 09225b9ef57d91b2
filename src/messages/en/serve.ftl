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

## The editor
bar-edit = Edit
edit-all = Edit everything
edit-places = Places
edit-search = Search
edit-add = Add
edit-save = Save
edit-saved = Saved.
edit-nothing-changed = Nothing was changed.
edit-undo = Take the last save back
edit-undone = The last save is taken back.
edit-undo-changed = { $file } was changed since, so the save is not taken back.
edit-delete = Delete …
edit-delete-sure = Delete now
edit-deleted = Deleted.
edit-referred = This is not deleted, because it is named in { $places }. Remove the references there first.
edit-required = (required)
edit-not-stated = Not stated
edit-remove = Remove
edit-day = Day, month or year
edit-until = until (for several days)
edit-precision = How exact the number is
edit-number = Number
edit-exactly = exactly
edit-more = more than
edit-at-least = at least
edit-about = about
edit-latitude = Latitude
edit-longitude = Longitude
edit-by-hand = Change this value in the file itself.
edit-body = Text
edit-bold = Bold
edit-heading = Heading
edit-list = List
edit-link = Link
edit-quote = Quotation
edit-table = Table
edit-picture = Picture
edit-picture-text = Description of the picture
edit-no-picture = This is not a JPEG, PNG, WebP, GIF or SVG picture of a release or page.
edit-more-fields = More
edit-preview = As the reader will see it
edit-line = Line { $line }: { $message }
edit-file-name = File name
edit-file-name-meaning = It is made from the title if it is empty, and is the last part of the page's address.
edit-mark-current = The translation is current
edit-nothing-to-mark = There is no other version that this text translates.
edit-empty = There is nothing to save yet.
edit-no-name = Enter a title or a file name first.
edit-token = The preview was started again since this page was opened. Nothing is lost: save once more.
edit-conflict = Another program changed the file since this form was opened. Nothing was written. Compare both versions; saving once more writes yours over the values below.
edit-on-disk = In the file now
edit-yours = As you would save it
edit-not-found = This is not in the files of the site any more.
edit-unreadable = { $file } has an error that hides a part of it, so it is not changed here. Correct it in the file first.
edit-unsupported = { $file } is written in a way that can only be changed in the file itself. Nothing was written.
edit-outside = { $file } is a link or lies outside of content/. Nothing was written.
edit-read-only = { $file } is write-protected. Nothing was written.
edit-disk = { $file } cannot be saved: { $reason }. Nothing was written.
