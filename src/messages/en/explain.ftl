# English documentation of the rules: what each means (`.meaning`), and what to do (`.remedy`). Line breaks are printed.

## Parts of the documentation
explain-wrong = Wrong:
explain-right = Right:
explain-remedy = What to do:
explain-today = Today is { $day }.
explain-file = (the file exists)
explain-errors = Errors: the site is not written until they are fixed.
explain-warnings = Warnings: the site is written; `--strict` treats them as errors.
explain-allow = To silence this warning for one text or one record, add to it: allow: [{ $rule }]
explain-one = For more about a rule, with an example, run: aikyn explain { $rule }
no-rule = unknown rule { $name }
no-rule-list = for a list of all rules, run: aikyn explain

## Files
rule-invalid-encoding = The file is not UTF-8 text
    .meaning =
        All files are read as UTF-8, which contains all Kyrgyz and Russian letters.
        This file was saved in another encoding, often Windows-1251, or it is not
        a text file. The message shows the first byte that is not valid.
    .remedy =
        Open the file, check that its letters look right, and save it as UTF-8.
        In Notepad: “Save as”, then “Encoding: UTF-8”.
rule-yaml-syntax = The data is not valid YAML
    .meaning =
        YAML is the format of data files, and of the lines between `---` at the
        top of a text: one `key: value` per line. Here a character has a special
        meaning in YAML. Most often it is a colon inside a title, a tab at the
        start of a line, or a quotation mark or a bracket that is never closed.
    .remedy =
        Put a value that contains a colon in quotation marks. Indent with spaces.
        Close all brackets and quotation marks. The message shows a line; the
        mistake may be in the line before it.
rule-front-matter = The data at the top of the text is missing or never closed
    .meaning =
        A press release or a page starts with its title, date and other data (the
        front matter), between two lines `---`. Without these two lines, Aikyn
        cannot tell where the data ends and the text begins.
    .remedy =
        Put `---` alone on the first line, and `---` alone on the line between the
        data and the text.
rule-invalid-date = A date or time does not exist, or an end is before its start
    .meaning =
        There is no such date in the calendar, there is no such time of day, or a
        range of dates or times ends before it starts.
    .remedy =
        Check the date in a calendar and correct it. If the day is not known,
        write only the month or the year: 2017-11 or 2017.
rule-limit-exceeded = The data uses anchors, or is nested too deeply or too large
    .meaning =
        YAML can name a value with `&name` and repeat it with `*name`. Aikyn does
        not support this, because a small file of repeated values can fill the
        memory of a computer. Lists nested more than 16 levels deep, files over
        10 MB and single values over 1 MB are not supported either.
    .remedy =
        Write out the value in each place. Split a file that is too large. Put a
        text that starts with `&` or `*` in quotation marks.

## Keys and values
rule-duplicate-key = A key is used twice in one record
    .meaning =
        Only one of the two values could be used, and Aikyn cannot know which one
        is meant.
    .remedy =
        Keep only one of the two lines.
rule-unknown-key = A key is not known
    .meaning =
        The word before the colon is not a key of this kind of record. Usually it
        is misspelled. Without this error, the value would be ignored silently.
    .remedy =
        Use the key that the message suggests. All keys are in docs/content.md.
        Put keys for a theme of your own under `extra`.
rule-missing-key = A required key is missing
    .meaning =
        The record or text cannot be shown without this key: an event needs its
        date, a press release its title.
    .remedy =
        Add the line that the message shows. If only the year or the month of a
        date is known, write 2017 or 2017-11.
rule-wrong-type = A value has the wrong type
    .meaning =
        Each key has a value of one type: text, a date, a time, a number, the id
        of a record, or a list. This value cannot be read as that type.
    .remedy =
        Write the value as the message shows. Put times, and numbers with a
        symbol, in quotation marks: "10:00", ">20".

## Records and references
rule-duplicate-id = Two records have the same id
    .meaning =
        Other records and texts refer to a record by its id, and the id is part of
        its address on the site. So an id can be used only once per record kind.
    .remedy =
        Give the newer record another id. Do not change an id that is already
        published, because links to it would break.
rule-unknown-reference = A reference names a record that does not exist
    .meaning =
        An event, a press release or a link names a record by its id, and no
        record has that id. The id is misspelled, or the record is missing.
    .remedy =
        Use the id that the message suggests, or add the record to its file in
        content/data.
rule-unknown-language = A file name does not contain a language of this site
    .meaning =
        The file name of a text contains its language: `.ky.md` for Kyrgyz,
        `.ru.md` for Russian. This file name has no language, or one that is not
        in `languages` of content/site.yaml.
    .remedy =
        Rename the file as the message says, or add the language to `languages`.
rule-misnamed-file = A file has a wrong name or folder, so that it is not read
    .meaning =
        Files are found by their names: `content/press/x.ru.md`,
        `content/data/visits.yaml`. Under another name, such as `Press/x.ru.md`,
        `x.ru.MD` or `visit.yaml`, nothing reads them.
    .remedy =
        Rename or move the file as the message says.
rule-address-collision = Two pages or files have the same address
    .meaning =
        Two sources would be written to the same place of the site, and one would
        overwrite the other. Upper and lower case count as equal, because many
        servers and file systems do not distinguish them.
    .remedy =
        Change the `slug`, the id or the file name of one of the two. Do not
        change the one that is already published.
rule-conflicting-fact = The two language files of a text state different facts
    .meaning =
        The date, the events, the picture and other facts are shared by both
        languages. Here both files have the same key with different values.
    .remedy =
        Find out which value is true, and keep it in one of the files. The other
        language uses it too.

## Links and pictures
rule-broken-link = A link leads nowhere
    .meaning =
        The finished site does not contain the page, the file or the place on a
        page that a link names. Readers would get “page not found”.
    .remedy =
        Link to pages and records by their names: `page:about`, `press:school`,
        `visit:jazy-2017`. Such links work in both languages.
rule-missing-file = A picture or document is missing
    .meaning =
        The named file does not exist, cannot be read, or is a symbolic link that
        leads out of the site's folder. If content/site.yaml itself is missing,
        there is no site in this folder.
    .remedy =
        Put a picture next to its text, and documents under content/static. Check
        the spelling of the name, including upper and lower case.
rule-missing-alt = A picture has no text alternative
    .meaning =
        People who cannot see, and people whose connection is too slow for
        pictures, get this text instead of the picture.
    .remedy =
        Describe in a few words what the picture shows. If it is only decoration,
        write `image_alt: ""` for the picture of a press release.
rule-bad-picture = A picture cannot be published as it is
    .meaning =
        Each picture is read, freed of the data that a camera adds (the location,
        the serial number), and written again in sizes for phones. This picture
        cannot be read, is animated, or is in a format that many browsers do not
        show. A drawing (SVG) may contain only shapes: no scripts, no links, no
        external content.
    .remedy =
        Save the picture again as JPEG or PNG, and a drawing as plain SVG. If only
        the file extension is wrong, rename the file.
rule-invalid-outlines = The outlines of the map cannot be read
    .meaning =
        `map: {"{"}outlines: …{"}"}` in site.yaml names a GeoJSON file with areas such as
        districts. The map shows their borders around the places. This file is
        not GeoJSON, has no areas, or its coordinates are not degrees.
    .remedy =
        Save the areas as GeoJSON with longitude and latitude (WGS 84). Remove
        `map` from site.yaml for a plain map without borders.
rule-unsafe-link = A link is not allowed
    .meaning =
        A link may lead to a website (https, http), an email address (mailto), a
        phone number (tel) or a place in this site. A link to a file on your own
        disk does not work for others, and some other links are dangerous.
    .remedy =
        Put the file on the site or elsewhere on the web, and link to it there.

## Themes
rule-template-error = A template of the theme has an error
    .meaning =
        The theme renders the pages with templates. One of them is not valid, or
        uses something that does not exist. This can happen only if the site has
        a theme of its own.
    .remedy =
        Fix the template at the given line, or tell the authors of the theme.
        docs/themes.md lists all that templates receive.
rule-missing-string = An interface text is missing in one language
    .meaning =
        The texts of buttons, headings and notices are in strings/ky.ftl and
        strings/ru.ftl. One language has no translation of a text, or the two
        translations use different variables.
    .remedy =
        Add the text to the file of the other language, with the same variables.

## Texts and languages
rule-unread-file = Nothing reads a file under content/
    .meaning =
        The file is neither a text, data nor a picture, so it is not published.
    .remedy =
        Move it to content/static, import it, or begin its name with `_` if it is
        only for yourself.
rule-raw-html = HTML in a text is removed
    .meaning =
        Texts are written in Markdown. HTML tags are removed from the page,
        because pasted code could break the page or harm readers.
    .remedy =
        Write it in Markdown: `**bold**`, `*italic*`, `[text](address)`.
rule-missing-translation = A text is missing in one language
    .meaning =
        Readers of that language get the text in the other language, with a
        notice. Nothing is lost, but a translation is owed to them.
    .remedy =
        Add the other language. `aikyn status` lists all missing translations.
rule-empty-text = A text has a title but no words
    .meaning =
        Below the front matter there is nothing. If the other language has a text,
        readers see that one, as if the translation were missing.
    .remedy =
        Write the text, or add `draft: true` until it is written.
rule-outdated-translation = The source has changed since the translation was made
    .meaning =
        The line `translated_from` of a translation records the version of the
        source that was translated. The source has changed since then, so readers
        are told that the translation may be out of date.
    .remedy =
        Update the translation. Then let Aikyn record it:
        aikyn status --mark-current FILE
rule-wrong-language = A paragraph is in the other language
    .meaning =
        A paragraph in a Kyrgyz file is in Russian, or the reverse. Usually it was
        copied for translation and forgotten. Screen readers and search engines
        treat it as being in the language of the file.
    .remedy =
        Translate it. If the words are meant to be in the other language, mark
        them: {"["}Добро пожаловать]{"{"}lang=ru{"}"}
rule-mixed-script = A word contains a letter from another alphabet
    .meaning =
        A Latin or Greek letter looks like a Cyrillic one, but search does not
        find the word, and screen readers cannot read it. Such letters often come
        from a keyboard without ө, ү and ң, or from an old document.
    .remedy =
        Type the letter that the message shows. `aikyn check --fix` replaces such
        letters after showing the changes.
rule-kyrgyz-letters = A Kyrgyz word is typed without ң, ө or ү
    .meaning =
        The word was typed on a keyboard without these letters. Readers understand
        it, but it is a mistake, and screen readers say another word.
    .remedy =
        Type the word as the message shows it. `aikyn check --fix` replaces such
        words after showing the changes. Words with two readings are not reported.
rule-number-mismatch = A number differs between the two languages
    .meaning =
        A number, date, amount, phone number or email address is in one language
        and not in the other. Readers of one of them get wrong information.
    .remedy =
        Find out which is true, and correct the other text. A number in words
        counts as the same number in digits.
rule-unexplained-abbreviation = An abbreviation is not explained
    .meaning =
        The text uses an abbreviation that is neither in the glossary nor spelled
        out in the text. Not all readers know it.
    .remedy =
        Add it to content/data/glossary.yaml, so that it is explained on every
        page. Or spell it out at its first use.
rule-unbalanced-quotes = A quotation mark has no counterpart
    .meaning =
        A quotation is opened and never closed, or closed and never opened.
        Readers cannot tell where the quotation ends.
    .remedy =
        Add the missing quotation mark, or remove the extra one.
rule-literal-markup = Readers would see the markup, or text would be lost
    .meaning =
        Something that was meant as markup has no effect or another one: asterisks
        between a quotation mark and a letter, `[text] (address)`, `#Heading`,
        `•` as a bullet, a paragraph that is indented, rows of a table without
        `|---|`, a footnote without its mark, an invisible character.
    .remedy =
        Write what the message shows. `aikyn check --fix` does this where the
        meaning is certain, after showing the changes.

## Totals and dates
rule-cut-text = A text is cut off by a comment
    .meaning =
        In YAML, a space and `#` start a comment, which readers never see. Here a
        letter or a digit follows the `#` directly, as in a name (`school #1`).
    .remedy =
        Put the whole text in quotation marks. If a comment is meant, add a space
        after the `#`.
rule-forbidden-character = A character must not be published
    .meaning =
        Control characters from other programs make feeds and pages invalid, `�`
        stands for a letter that was lost, and some marks turn the direction of
        all text after them. Most of these characters are invisible.
    .remedy =
        Delete the character, or type the word again.
rule-total-mismatch = A stated total does not match its parts
    .meaning =
        The stated number cannot be the sum of its parts: there are more women and
        men than participants, or the events invite fewer municipalities than the
        programme states. “More than 20” is taken into account.
    .remedy =
        Check both numbers. Write a number that is not exact as ">20" (more than),
        ">=20" (at least) or "~20" (about).
rule-weekday-mismatch = The day of the week does not match the date
    .meaning =
        The day of the week next to a date is wrong. People would come on the
        wrong day.
    .remedy =
        Check a calendar and correct the day of the week or the date.
rule-status-outdated = An event in the past is still planned
    .meaning =
        The status is still `planned` (the default), but the date has passed.
        Readers cannot tell whether the event took place.
    .remedy =
        Write `status: held` if it took place, `postponed` with the new date, or
        `cancelled` with the reason.
rule-results-overdue = An event took place, but there are no results
    .meaning =
        The event was held more days ago than `results_due_days` in
        content/site.yaml allows (30 by default), and its results are not
        recorded. Readers are told that the results are still owed.
    .remedy =
        Add `results:` with what you know: how many people came, what was decided.
rule-commitment-overdue = A promise is past its due date
    .meaning =
        The due date of a promise has passed, and the promise is neither done nor
        dropped.
    .remedy =
        Write `status: done`, ideally with `evidence:`, or `dropped` with the
        reason, or a later `due:` with an explanation under `updates:`.
rule-held-in-future = An event that is still to come is held
    .meaning =
        The status says that the event took place, but its day is in the future.
        One of the two is wrong, so the site is not published.
    .remedy =
        Correct the date. Or write `status: planned` until the event has taken
        place.
rule-results-unexpected = An event that was not held has results
    .meaning =
        An event that is planned, postponed or cancelled has `results:`. Readers
        cannot tell whether it took place. Its participants, votes and money are
        in no total.
    .remedy =
        Write `status: held` if it took place. Otherwise remove `results:`.
rule-move-unclear = It is unclear from when an event was moved
    .meaning =
        The event is postponed without `moved_from:`, or its old and its new day
        are the same. Readers cannot tell which of the days is still valid.
    .remedy =
        Write the old day as `moved_from:` and the new one as `date:`. If the new
        day is not known yet, write its month or year.
rule-missing-reason = A cancellation has no reason
    .meaning =
        An event is cancelled, or a promise is dropped, and nobody says why. It is
        the first question that readers have.
    .remedy =
        Add `status_reason:` in both languages.
rule-reason-unexpected = A planned event has a reason
    .meaning =
        `status_reason:` says why an event was postponed or cancelled, but its
        status is still `planned`. Readers see it announced as before.
    .remedy =
        Correct `status:`, or remove `status_reason:`.
rule-too-many-votes = There are more votes than participants
    .meaning =
        A priority has more votes than the event had participants. One of the two
        numbers is probably wrong.
    .remedy =
        Check both numbers. If each participant had several votes, write
        `allow: [too-many-votes]` in the record.
rule-date-order = A date is before another one that it must follow
    .meaning =
        Results are published before the event, a commitment is due before the
        event at which it was made, a correction is older than its release, or an
        event is outside the period of its programme. One of the two dates is wrong.
    .remedy =
        Compare both dates with the documents, and correct the wrong one.

rule-duplicate-place = A municipality is listed twice
    .meaning =
        A municipality is twice among the hosts of an event, or it is a host and a
        guest. It would be counted twice.
    .remedy =
        Remove one of the two. A host is not a guest as well.

rule-duplicate-rank = Two priorities have the same rank
    .meaning =
        Two priorities of one event have the same rank. Readers cannot tell which
        of them comes first. Priorities with the same number of votes may share a
        rank.
    .remedy =
        Correct one of the two ranks.
rule-date-in-future = Something in the past has a date in the future
    .meaning =
        The date of a release, a document, a correction, an update or published
        results is later than today. A release whose `publish_at:` is not before
        its date may have it.
    .remedy =
        Correct the date. A release that is to appear later takes `publish_at:`.
rule-implausible-date = A date is implausible
    .meaning =
        The year is before 1924 or after 2100, or a period is longer than two
        years. This is nearly always a slip of the pen: `0217` for `2017`.
    .remedy =
        Correct the year. Several years of work are a programme with `start:` and
        `end:`.
rule-implausible-point = A point is not where the place can be
    .meaning =
        The coordinates are outside the country of the site or far from all its
        other points. Often, latitude and longitude are exchanged.
    .remedy =
        Write `point: [latitude, longitude]`, such as `[40.77, 73.3]`.
rule-sample-data = Data of the example site are still there
    .meaning =
        The site still has the address example.kg, or the example person with her
        phone number, which `aikyn init` wrote. Posters would send readers there.
    .remedy =
        Write the address of your site, and the name and number of a real person.
