# The words of the terminal, and of the sheets and texts that only commands write. They are English in every radar:
# translators have nothing to do here; what readers of a site see stands in `locales/`.
# The rules are those of `locales/en.ftl`.

## Statements and links

unknown-with-probability = unknown { $probability }
need-levels = Level of need over the links that may hold: { $levels }.

## Page: sources, and what they say of a technology

candidates-nothing-kept = Nothing has been scanned yet: leadar scan asks the sources, and what they list is read for new candidates.

## Page: a technology

explain-records = Public records: { $count }
explain-record = { $id }, { $kind }: { $says }

## The working behind one placement, in the terminal

name-and-id = { $name } ({ $id })
ring-lacks = For { $ring } (rule { $number }) it lacks:
explain-criteria = Criteria, with what their levels are worth from 0 to 1:
explain-level = { $criterion }, weight { $weight }: level { $level }, mean value { $value } ({ $basis }). { $because }
explain-no-level = { $criterion }, weight { $weight }: no level ({ $basis }), mean value of what is drawn { $value }. { $because }
explain-value = Value inside the ring: { $value }, the mean of what may be; { $coverage } of the weights are known, the rest is drawn.
explain-no-value = No value: no criterion with weight is known.
explain-demand = Demand: { $demand } points, the sum over these statements. { $unit }
# probability: that the link holds, as a number from 0 to 1
explain-ask = { $amount } = { $points } points x { $strength } { $grade } x { $probability } trust: { $need } "{ $statement }"
line-weight = { $weight } { $kind }
line-weight-broad = { $weight } { $kind } x { $broad } broad
# weight: line-weight or line-weight-broad; all: the same summed over the lines of the workshop that ask
points-of-line = { $points } points = { $hundred } x { $weight } / { $all }, all lines of its workshop that ask
points-by-line = { $points } points = { $weight }
explain-said-before = says the same as { $need } in the same workshop, and counts once
explain-ask-place = { $workshop }; { $document }, { $section }, item { $item }, line { $line }
explain-ask-link = linked by { $by } on { $date }: { $why }
explain-use = Another use: { $words }. Law: { $class }, { $effect }; it decides no ring.
explain-law = Law: { $class }. { $meaning } { $instrument }; { $source }, checked on { $date }.
explain-standards = Standards in our list:
explain-standard = { $number } ({ $status }): { $note } { $source }.
explain-edition = Edition { $edition } of { $date }, data { $digest }.
explain-how-sure = How sure the ring is:
explain-sure-words = Sure from { $sure }, fairly sure from { $fairly }, borderline below.
explain-value-spread = Value: mean { $mean }, standard deviation { $deviation }, 5 to 95 % of the draws from { $low } to { $high }.
explain-value-bounds = Value with everything missing at its worst { $low }, at its best { $high }.
explain-run = { $draws } draws, seed { $seed }; weights drawn { $weights }; leadar { $version }, input { $input }.
explain-accepted = The declared ranges hold { $share } of all sets of weights.
explain-ring = { $ring }: { $probability }, standard error { $error }
explain-exact-ring = { $ring }: { $probability }
explain-would-move = What would move it, nearest first:
explain-no-move = no change of one input alone
explain-spread = The same with the weights drawn too (share alone, share together with others, each with its 95 % half-width):
explain-spread-share = { $criterion }: score { $score }, { $score_total }; weight { $weight }, { $weight_total }
explain-sensitivity = What it hangs on (weight now, weights with which the ring stays, swing of the value, share of its variance):
explain-sensitivity-of = { $criterion }: { $weight }, { $low } to { $high }, swing { $swing }, variance { $share }
explain-weight-changes = A quarter more or less of one weight:
# change: as in "+25 %"
explain-weight-ring = with { $change } of the weight of { $criterion }: { $ring }
explain-weight-passes = with { $change } of the weight of { $criterion } it passes { $passed }
explain-weight-passed = with { $change } of the weight of { $criterion } { $passing } passes it
explain-weights-change-nothing = its ring and its neighbours in the ring stay
explain-order = Weights with which the order of all technologies by value stays, each alone:
explain-order-of = { $criterion }: { $weight }, from { $low } to { $high }
explain-order-with-first = { $criterion }: { $weight }, from { $low } to { $high }; the first stays first from { $first_low } to { $first_high }
explain-rank = By value it is number { $rank }; first in { $first } of the draws.
explain-rank-expected = By value it is number { $rank }, { $expected } on average; first in { $first } of the draws.
explain-central-weights = First on average with these weights: { $weights }.
explain-confidence-factor = With those weights it is first in { $share } of the draws (confidence factor).
explain-above = Its value is above that of { $other } in { $share } of the draws.
explain-other-methods = Other methods, among { $count } with missing levels in the middle: ours { $ours }, { $others }.
explain-assessors = Assessors on { $criterion }:
# Four facts about a round, joined by commas
explain-round = round { $round }: { $scores } scores, median { $median }, quartiles { $lower } to { $upper }
explain-consensus = consensus
explain-no-consensus = no consensus
explain-changed = { $share } changed their score
explain-given = { $assessor }: { $level } { $note }
explain-given-with-range = { $assessor }: { $level } ({ $low } to { $high }) { $note }
explain-panel-spread = mean { $mean }, standard deviation { $deviation }, median distance from the median { $distance }; most often { $modes }; { $near } within one step of the median; consensus { $consensus } (Tastle and Wierman)
explain-disagreement = disagreement by the RAND/UCLA manual
explain-no-disagreement = no disagreement by the RAND/UCLA manual
explain-momentum = Momentum (counts by year; never turned into a TRL):
explain-sources = Public sources (beside the placement; nothing of it changes one):
explain-not-scanned = No source has been scanned for { $technology }.
explain-for-review = For review: { $contradiction }

## Terminal: several commands

open-page = Open { $page }
counted-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
    }
counted-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
    }
errors-and-warnings = { $errors }, { $warnings }.
written-file = Written: { $file }

## Terminal: leadar build

# Each pair is a row of a table: its head, and what stands beside it
build-title = { $title }, edition { $edition }
build-workshops = workshops
build-workshops-of = { $held } (of { $topics } topics, { $waiting } not yet asked)
build-needs = needs
build-needs-of = { $needs } ({ $open } without a technology)
build-technologies = technologies
build-blips = blips
build-since = since
build-first = first edition
build-moves = { $edition }: { $moves }
build-warnings = warnings
build-files = files
build-files-of = { $files } ({ $changed } new or changed)
moves-new = { $count } new
moves-inward = { $count } inward
moves-outward = { $count } outward
moves-renamed = { $count } renamed
moves-merged = { $count } merged
moves-gone = { $count } gone
moves-waiting = { $count } waiting
moves-unchanged = { $count } unchanged

## Terminal: leadar build --watch, leadar serve

watch-goes-on = Waiting for changes. Ctrl-C ends.
watch-waits = Waiting for the data to be mended; the last good site stands. Ctrl-C ends.
# address: of the home page; choose: of the page from which a table is chosen
serve-at = Preview: { $address } (Ctrl-C ends; to draw a table, drop it on a page or open { $choose })
serve-shows = The preview shows the data as it is now.
serve-shows-problems = The preview shows what is wrong.

## Pages of leadar serve, and what it answers

preview = Preview
preview-problems = { $count ->
    [one] One error in the data
   *[other] { $count } errors in the data
    }
preview-problems-lead = This page comes back by itself when the data is mended.
preview-table-partly = Some of this table could not be used. The rest is drawn.
preview-table-not = This table could not be drawn.
preview-see-the-map = See the map
preview-choose = Draw a table
preview-choose-lead = Choose a table, or drop one on any page: CSV, XLSX, ODS or JSON with columns name, ring and sector. It is drawn here and nothing of it is kept.
preview-table = Table
preview-foreign-host = This preview answers to this machine alone.
preview-foreign-page = A table is taken from a page of this preview alone.
preview-read-only = Pages are read here, and nothing else.
preview-no-page = There is no such page.
preview-table-too-large = The table is larger than 10 MB, the most that is read.
preview-table-too-slow = The table took too long to arrive.
preview-table-failed = The table could not be drawn.

## Terminal: leadar check, draw, export, freeze, new

check-fine = { $folder }: no errors, { $warnings }.
blips-drawn = { $count ->
    [one] 1 blip drawn: { $file }
   *[other] { $count } blips drawn: { $file }
    }
no-site-beside-files = No site is written where files are named: draw again without them for a site.
sector-maps-drawn = { $count ->
    [one] 1 sector map drawn: { $folder }
   *[other] { $count } sector maps drawn: { $folder }
    }
files-in = { $count ->
    [one] 1 file in { $folder }
   *[other] { $count } files in { $folder }
    }
plots-in = { $count ->
    [one] 1 plot in { $folder }
   *[other] { $count } plots in { $folder }
    }
counted-placements = { $count ->
    [one] 1 placement
   *[other] { $count } placements
    }
counted-maps = { $count ->
    [one] 1 map
   *[other] { $count } maps
    }
counted-inputs = { $count ->
    [one] 1 file of data
   *[other] { $count } files of data
    }
frozen-edition = Frozen edition { $edition }: { $placements }, { $maps } and { $inputs } in { $folder }.
frozen-next = Commit the folder. Then give the next edition a name and a date: [edition] in radar.toml.
frozen-archive = Archive of edition { $edition }: { $file }
templates-ejected = { $count ->
    [one] 1 file is in { $folder }. Change what you like, take away the rest, and build with it:
   *[other] { $count } files are in { $folder }. Change what you like, take away the rest, and build with it:
    }
made-radar = Made { $folder }, a small radar with an invented workshop. Build it with:
radar-found = Radar: { $folder }; its site: { $site }

## README.txt of the archive of an edition: a line each

archive-edition = Edition { $edition }, as of { $date }
archive-open = To read it, open site/index.html in any browser. Nothing is fetched from elsewhere.
archive-holds = editions/{ $edition } is the edition as { $generator } froze it: what it was made of in inputs, what came of it, and the digest of every file in SHA256SUMS. Beside it stand the editions that it was built upon.
archive-unchanged = To see that nothing was changed, in a folder of editions: sha256sum -c SHA256SUMS
archive-site = To see that the site is the one that was frozen, in site: sha256sum -c ../editions/{ $edition }/site.sha256
archive-verify = To make it again and compare every byte, in this folder: leadar verify { $edition } --data .

## Terminal: leadar verify

verify-none = No edition is frozen yet.
verify-same = { $edition }: made again byte for byte: { $count ->
    [one] 1 file
   *[other] { $count } files
    }.
verify-same-as = { $edition }: made again byte for byte: { $count ->
    [one] 1 file
   *[other] { $count } files
    }, though { $generator } froze it.
verify-results-only = { $edition }: holds results only, so that it cannot be made again.
verify-not-made = { $edition }: cannot be made again. { $why }
verify-different = { $edition }: { $count ->
    [one] 1 file comes
   *[other] { $count } files come
    } out otherwise. { $why }
# Why an edition does not come out as it was frozen: the data, the version of the program, or the place
verify-why-data = Data: something in its folder, in git, or in the folder of an edition before it is not here as it was frozen.
verify-why-version = Version: { $frozen } froze it, and this is { $now }.
verify-why-place = Place: data and version are those it was frozen with ({ $now }), so that it is the machine, a fault of the program, or results that were changed together with their checksums.
verify-file-not-made = { $file }: was frozen, and is not made now
verify-file-missing = { $file }: was frozen and is made now, and is missing
verify-file-not-frozen = { $file }: is made now, and was not frozen
verify-file-bytes = { $file }: other bytes come out
verify-file-line = { $file }, line { $line }: "{ $frozen }" stands there, "{ $now }" comes out
verify-more = and { $count } more

## Terminal: leadar diff

diff-title = Edition { $edition } of { $date }, since { $before } of { $before_date }
diff-weight = weight of { $weight }
diff-new = New { $count }
diff-inward = Inward { $count }
diff-outward = Outward { $count }
diff-renamed = Renamed { $count }
diff-merged = Merged { $count }
diff-gone = Gone { $count }
diff-waiting = Asked to move, waiting { $count }
diff-unchanged = Unchanged { $count }
diff-moved = { $name } ({ $id }): { $route }

## Terminal: leadar score

# Heads of columns
table-technology = technology
table-ring = ring
table-value = value
table-sure = sure
table-verdict = verdict
table-neighbour = neighbour
table-demand = demand
table-asked = asked
table-rule = rule
table-name = name
table-by = by
table-rank = rank
score-foot-sure = sure: share of { $draws } draws in which the drawn ring comes out, within { $half_width } either way.
score-foot-sure-exact = sure: probability that the drawn ring comes out, counted out over all that may be.
score-foot-words = from { $sure } sure: { $sure_count }; from { $fairly } fairly sure: { $fairly_count }; below borderline: { $borderline_count }.
score-foot-star = * provisional ({ $count }): the TRL, the reading of the law or all links rest on one source.
score-foot-held = held: { $count ->
    [one] one technology stays
   *[other] { $count } technologies stay
} in the ring of the edition before although the rules ask for another; the rule shown is the one for the held ring, and --explain says what moves it
score-foot-run = seed { $seed }, weights { $weights }, version { $version }.
score-weights-rings = one weight 25 % more or less, the others in proportion: at most { $rings } change ring, at most { $passing } pass a neighbour (weight of { $criterion } { $change }); --format json and the method page name them.
score-weights-no-ring = one weight 25 % more or less, the others in proportion: no technology changes its ring, at most { $passing } pass a neighbour (weight of { $criterion } { $change }); --format json and the method page name them.
what-if = What if: { $changes }.
what-if-moved = { $rings ->
    [one] 1 technology in another ring, { $others } with other figures.
   *[other] { $rings } technologies in another ring, { $others } with other figures.
    }
what-if-one = Ring: { $ring } before, { $ring_now } now. Value: { $value } before, { $value_now } now. Probability of the drawn ring: { $probability } before, { $probability_now } now.

## Terminal: leadar import

import-title = { $count ->
    [one] { $title }, edition { $edition }: 1 item.
   *[other] { $title }, edition { $edition }: { $count } items.
    }
import-title-with-earlier = { $count ->
    [one] { $title }, edition { $edition }: 1 item, and { $earlier } of earlier editions only.
   *[other] { $title }, edition { $edition }: { $count } items, and { $earlier } of earlier editions only.
    }
import-editions = Editions: { $count }, { $first } to { $last }.
import-left-out = { $count ->
    [one] 1 faulty entry left out; each is named above.
   *[other] { $count } faulty entries left out; each is named above.
    }
import-written-editions = { $count ->
    [one] Written: { $file } and 1 edition
   *[other] Written: { $file } and { $count } editions
    }
import-next = Next: leadar draw { $file }

## Terminal: leadar ingest

ingest-lines = { $lines ->
    [one] 1 line = { $statements } with statements, { $unsorted } unsorted, { $structure } of structure, { $unused } not used, { $blank } blank.
   *[other] { $lines } lines = { $statements } with statements, { $unsorted } unsorted, { $structure } of structure, { $unused } not used, { $blank } blank.
    }
counted-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
    }
# lines: as in "12 lines"
ingest-lines-and-cells = { $cells ->
    [one] { $lines } and 1 cell in tables of statements = { $statements } with statements, { $unsorted } unsorted, { $structure } of structure, { $unused } not used, { $blank } blank.
   *[other] { $lines } and { $cells } cells in tables of statements = { $statements } with statements, { $unsorted } unsorted, { $structure } of structure, { $unused } not used, { $blank } blank.
    }
ingest-plan = { $count ->
    [one] Its year plan names 1 topic; --json has it.
   *[other] Its year plan names { $count } topics; --json has it.
    }
ingest-not-used = Not used:
counted-statements = { $count ->
    [one] 1 statement
   *[other] { $count } statements
    }
counted-unsorted = { $count ->
    [0] nothing unsorted
    [one] 1 unsorted line
   *[other] { $count } unsorted lines
    }
ingest-read-as = { $document }  (read as: { $profile })
ingest-summary = { $count } documents: { $drafted } with statements, { $unsorted } with unsorted lines only, { $nothing } with nothing.
ingest-headings = These headings stand over unsorted lines and are no known sections. Paste those that mean something into radar.toml, with the kind they mean:
ingest-written-new = written, new
ingest-nothing-changed = nothing changed
ingest-written-changed = written, changed
ingest-clash = not written, another workshop has this file
ingest-not-written = not written
ingest-next = Next: leadar ingest --review asks about each statement and each unsorted line; --sheet FILE.xlsx does so in a spreadsheet.
ingest-kept-out = { $count ->
    [one] 1 line taken out by hand stays out
   *[other] { $count } lines taken out by hand stay out
    }
ingest-changed = the report says something else than the file; add --write to write it

## Terminal: leadar scan

standard-differs = { $number } ({ $id }): listed as { $listed }; { $source } said on { $date }: { $found }.
standard-state-unknown = The list has no word for this state; it is left as it is.
standards-agree = The list and what was scanned agree.
standards-written = { $count ->
    [one] 1 state written into standards/.
   *[other] { $count } states written into standards/.
    }
standards-accept = leadar scan --standards --accept writes these states into standards/.
audit-help = Is this about the technology? y yes, n no, u unsure, s or nothing to leave it, q to stop. Each answer is written at once.
audit-not-understood = "{ $answer }" is none of y, n, u, s, q.
audit-judged = { $count ->
    [one] 1 record judged.
   *[other] { $count } records judged.
    }
audit-nothing-left = Nothing is left to judge.
audit-sheet-written = Written: { $file }, { $count ->
    [one] 1 record
   *[other] { $count } records
    }. Fill the column judgement with yes, no or unsure; leadar scan --read-sheet FILE --by NAME takes it.
audit-sheet-read = { $count ->
    [one] 1 judgement taken.
   *[other] { $count } judgements taken.
    }
audit-drop = The name "{ $name }" stands in { $count } titles about something else and in none that fits: [search] drop = ["{ $name }"] leaves it out.
audit-context = The word "{ $word }" stands in most titles that fit and in no other: [search] context = ["{ $word }"] asks for it.
audit-exclude = The word "{ $word }" stands in most titles about something else and in none that fits: [search] exclude = ["{ $word }"] leaves them out.
candidate-question = [{ $place } of { $count }] { $phrase }
candidates-review-none = No candidate waits for a decision.
candidates-review-written = { $count ->
    [one] 1 decision written into { $file }, { $left } left.
   *[other] { $count } decisions written into { $file }, { $left } left.
    }
candidates-help-take = t  takes it as a new technology: name, activity, topics, law and TRL are asked for
candidates-help-merge = m  [TECHNOLOGY] [reason]  makes it a further name of a technology; without one, of the nearest
candidates-help-reject = r  reason  rejects it, for good
candidates-help-skip = s  skip for now    q  quit    ?  this help
candidates-help-undo = A decision is taken back in the files: its row in candidates.csv, and what it wrote in technologies/.
candidate-reject-why = A rejection has a reason, as in: r a method of everybody
candidate-nearest-none = No known name is near; name a technology: m TECHNOLOGY reason
candidate-taken = taken: technologies/{ $technology }.toml, written
candidate-merged = merged: a further name of { $technology }, written
candidate-rejected = rejected, written
candidate-not-taken = not taken
candidate-edition-older = A TRL judged on { $day } cannot stand in an edition of { $edition }: set the date of [edition] in radar.toml first, or give --date.
candidate-take-lead = An empty answer takes what stands in brackets; q leaves it.
candidate-ask-name = name [{ $usual }]:
candidate-ask-id = identifier, the name of its file [{ $usual }]:
candidate-ask-description = what it is, in a sentence:
candidate-ask-activity = activity, one of { $known }:
candidate-ask-topics = topics it may serve, separated by commas, of { $known } []:
candidate-ask-law = legal class of its typical use, one of { $known }:
candidate-ask-trl = TRL by your desk estimate, as in 4 or 3-5:
candidate-ask-again = "{ $answer }" is not understood.
candidate-ask-needed = This cannot be left empty.
# time: as in "4 minutes"
scan-plan = { $source }: { $calls ->
    [one] about 1 call
   *[other] about { $calls } calls
    }, { $cost }, at least { $time }, { $days ->
    [one] one day
   *[other] { $days } days
    }.
scan-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
    }
scan-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
    }
scan-key-helps = With a key in the environment variable { $variable } more can be asked in a day.
scan-key-needed = { $source } answers nobody without a key; put it into the environment variable { $variable }, or leave the source out.
scan-plan-kept = { $count ->
    [one] 1 more call is answered by a kept reply and costs nothing again (--anew asks again).
   *[other] { $count } more calls are answered by kept replies and cost nothing again (--anew asks again).
    }
scan-plan-spent = { $spent } of today's { $budget } are spent.
scan-unsearched = { $technology }: { $why }
scan-dry-run = Nothing was asked.
scan-found = { $source }  { $done } of { $of }  { $technology }: { $works }  [{ $query }]
scan-source-stops = { $source }  stops: { $why }
scan-stands-newer = { $source }  { $technology }: what was found on { $date } is newer and stays. Without its file in evidence/ it is taken.
scan-stands-longer = { $source }  { $technology }: what was found on { $date } reaches back to { $since } and stays. Without --since, or without its file in evidence/, it is replaced.
scan-resumed = { $source }  goes on with the run of { $day }; what was answered then is not asked again (--anew asks again).
scan-not-asked = { $source }  { $technology }: not asked. { $why }
scan-passed-over = { $count ->
    [one] 1 file is of a source or technology that was not named.
   *[other] { $count } files are of sources or technologies that were not named.
    }
scan-waits = { $source }  waits { $time }: { $why }
scan-asked-for = { $address } was asked for
scan-ending = { $found ->
    [one] 1 file of evidence
   *[other] { $found } files of evidence
    }; { $asked ->
    [one] 1 call
   *[other] { $asked } calls
    }, { $kept } more answered by kept replies; { $cost }.
scan-stopped = Stopped. What was answered is kept; the same words go on where this ended.
scan-left = Left at { $source }: { $left ->
    [one] 1 technology
   *[other] { $left } technologies
    }. The same words ask again for these alone.
scan-left-until = Left at { $source }: { $left ->
    [one] 1 technology
   *[other] { $left } technologies
    }. Nothing more can be asked before { $until }; the same words go on then, and --wait waits for it.
scan-not-made-again = this cannot be made again from kept replies: { $why }.
scan-differs = the kept replies say something else than this file.
scan-offline-writes = leadar scan --offline writes what they say
scan-made-again = { $same } files are the same, byte for byte; written anew: { $written }.
scan-verified = { $same } files are the same, byte for byte; { $differ } differ, { $failed } cannot be made again.

## Terminal: leadar ingest --review, --sheet, --read-sheet

sorting-none-waits = Nothing waits for a decision.
sorting-question = [{ $place } of { $count }] { $workshop } ({ $file })
# line: as in "line 12"
sorting-place = { $section }, { $line }
sorting-line = line { $line }
sorting-unsorted = unsorted
sorting-unsorted-because = unsorted, because of: { $cue }
sorting-statement = statement { $need }
sorting-proposed = Enter keeps it as { $kind }; n is no need; ? lists all answers.
sorting-no-kind = No kind is proposed: g keeps it as gap, r as requirement; n is no need; ? lists all answers.
sorting-which-kind = Which kind? { $kinds }
sorting-refused = Not done: { $why }
sorting-no-answer = "{ $answer }" is not an answer.
sorting-split-how = To split, write the parts with | between them, as in: / Radios fail | Batteries die
sorting-reword-how = To reword, write the new words after w, as in: w Radios fail in cellars
sorting-topics = Known topics: { $topics }. Type t and one of them.
sorting-no-topics = radar.toml declares no topic.
sorting-topic-set = the topic is { $topic } now, written
sorting-topic-unknown = The topic "{ $topic }" is not in { $file }.
sorting-topic-paste = To declare it, paste these lines there, with one of the groups declared ({ $groups }), and give the same answer again:
sorting-undone = undone
sorting-done-kept = kept as { $kind }, written
sorting-done-split = { $count ->
    [one] kept as 1 statement, { $kind }, written
   *[other] kept as { $count } statements, { $kind }, written
    }
sorting-done-joined = joined with the statement before it, written
sorting-done-no-need = no need, written
sorting-written = { $count ->
    [one] 1 decision written, { $left } left.
   *[other] { $count } decisions written, { $left } left.
    }
# Letters to type, each with what it does, in columns; the letters stay
sorting-help-keep = Enter          keep it as the kind shown
sorting-help-kinds = g r p o d      keep it as gap, requirement, priority, solution, standardisation
sorting-help-more-kinds = b l c x        keep it as procurement, legal, capability, context
sorting-help-no-need = n              no need: it weighs nothing and is not asked again
sorting-help-reword = w TEXT         keep it in these words; what the source says stays on record
sorting-help-split = / TEXT | TEXT  split it into these statements
sorting-help-join = j              join it with the statement before it
sorting-help-topic = t TOPIC        give the workshop this topic; t alone lists topics
sorting-help-rest = s  skip for now    u  undo    q  quit    ?  this help
sorting-sheet = Entries
sorting-sheet-help = How to fill in
sorting-sheet-decision = Fill in decision: keep, no need or join (with the statement before it). Rows left as they are stay so.
sorting-sheet-change = Kind, statement and topic may be changed; || in a statement splits it in two.
sorting-sheet-kinds = Kinds: gap, requirement, priority, solution, standardisation, procurement, legal, capability, context.
sorting-sheet-keep-columns = Leave the other columns as they are; exported tells what you changed.
sorting-sheet-written = { $count ->
    [one] 1 entry written to { $file }.
   *[other] { $count } entries written to { $file }.
    }
sorting-sheet-next = Then: leadar ingest --read-sheet { $file }
sorting-sheet-read = { $count ->
    [one] 1 decision of { $file } written.
   *[other] { $count } decisions of { $file } written.
    }

## Terminal: leadar link

link-fill-in = Fill in decision (core, related, constrains, rejected, yes, no), then: leadar link --import { $file } --by NAME
link-decisions-written = { $count ->
    [one] 1 new or changed decision written to { $file }
   *[other] { $count } new or changed decisions written to { $file }
    }
link-none = none: { $because }
link-none-role = The line is { $role }; it asks for nothing itself.
link-none-organisation = It speaks of law, organisation, people or money, and too little of any technology.
link-none-words = No technology has enough of its words.
link-standard = standard
link-family = a whole family is named: { $families }
link-summary = { $count ->
    [one] 1 statement with proposals to decide on, { $without } without any, { $decided } decided. * firm, the others are suggestions.
   *[other] { $count } statements with proposals to decide on, { $without } without any, { $decided } decided. * firm, the others are suggestions.
    }
link-vectors = Beside the words spoke the vectors of { $vectors }.
link-likeness = { $words } (likeness { $likeness })
needs-recur = { $count ->
    [one] 1 need recurs.
   *[other] { $count } needs recur.
    }

## The working behind one proposal: leadar link --explain

link-working-need = { $need }: { $statement }
link-working-place = { $kind }, workshop { $workshop }, topic { $topic }
link-working-parent = read with the line above it, { $parent }
link-working-theme = read with its theme, { $theme }
link-working-words = Words, with what they count and what they tell:
link-working-concept = concept { $concept }
link-working-lowered = Not wanted: { $words }
link-working-families = Names a whole family: { $families }
link-working-shares = Share of words of law, organisation, people or money: { $organisation }; of equipment: { $technical }
link-working-ranking = Ranking (score; likeness; words w / (w + 6), letters, name, topic, coverage; sureness; the sum w in parts):
link-working-ranking-with-vectors = Ranking (score; likeness with vectors of { $vectors }; words w / (w + 6), letters, name, topic, coverage; sureness; the sum w in parts):
link-working-asks = The line asks for a technology with a probability of { $probability }; something is proposed from { $least } on.
link-working-sureness = Sureness is the probability of being the direct answer; a link is firm from { $least } on.
link-working-none = None proposed. { $because }
link-working-firm = Firm: { $technologies }
link-working-suggested = Suggested: { $technologies }
link-working-standard = Standard: { $standard } { $score } ({ $words })

## Terminal: leadar link --review

review-written = { $count ->
    [one] 1 decision written to { $file }, { $left } left.
   *[other] { $count } decisions written to { $file }, { $left } left.
    }
review-none-waits = No proposal waits for a decision.
review-skipped = skipped
review-type-help = { $complaint } Type ? for the answers.
review-statement = [{ $place } of { $count }] { $need }, { $kind }: { $statement }
review-under = under: { $statement }
review-place = { $workshop }, { $section }
review-place-with-theme = { $workshop }, { $section }, { $theme }
review-decided = decided: { $technology } { $grade } by { $by }
review-firm = firm: { $technology } ({ $id }), { $grade }, score { $score }
review-suggested = suggested: { $technology } ({ $id }), { $grade }, score { $score }
review-no-proposal = No technology is proposed; name one: + TECHNOLOGY [core|related] reason
review-no-technology = There is no technology "{ $word }".
review-several-technologies = Several technologies have "{ $word }": { $ids }.
review-kinds = A kind is one of { $kinds }.
review-kind-written = { $need } is of kind { $kind } now, written
review-no-need-written = { $need } states no need, written
review-no-file = The file of workshop { $workshop } cannot be changed from here.
review-words = words in common: { $words }
review-answer-is-letter = An answer is a letter.
review-no-answer = "{ $answer }" is not an answer.
review-only-legal = The line is of kind { $kind }; only legal lines constrain.
review-done = { $grade }: { $technology } for { $need }, written
review-nothing-to-undo = There is nothing to undo.
review-undone = undone: { $technology } for { $need }
# Letters to type, each with what it does, in columns; the letters stay
review-help-grades = a  accept with the grade proposed    c  core      r  related    l  constrains (legal lines)
review-help-reject = x  reject                            n  none of the proposals left for this need
review-help-name = +  TECHNOLOGY [core|related]  links another technology, by its id or a part of its name
review-help-statement = k  KIND  changes the kind of the statement    d  it states no need
review-help-skip = s  skip for now                      u  undo      q  quit       ?  this help
review-help-reason = Words after the letter are the reason, as in: c reads plates while driving

## What to find out next, and what rings hang on

next-counts = { $count ->
    [one] One input is not certain; the largest expected change first, in rings.
   *[other] { $count } inputs are not certain; the largest expected change first, in rings.
}
next-by-kind = Expected change by kind and practitioner group, in rings:
next-kind = { $input }, { $group }: { $questions ->
    [one] one question
   *[other] { $questions } questions
}
explain-hangs-on = What the ring hangs on, one change alone, the largest first:
explain-find-out = What to find out next, the largest expected change first:

## Sheets for assessors

form-sheet = Form
form-anchors-sheet = Levels
form-trl-question = How far has it come, read conservatively?
form-anchor = { $level }: { $meaning }
form-present-range = { $level } ({ $low } to { $high })
form-present-unknown = not known
form-own-range = { $mode } ({ $low } to { $high })
form-written = { $count ->
    [one] One row is in { $file }.
   *[other] { $count } rows are in { $file }.
}
form-read = { $count ->
    [one] One score is in { $file }.
   *[other] { $count } scores are in { $file }.
}
trl-meaning-one = basic principles observed
trl-meaning-two = technology concept formulated
trl-meaning-three = experimental proof of concept
trl-meaning-four = technology validated in a laboratory
trl-meaning-five = technology validated in a relevant environment
trl-meaning-six = technology demonstrated in a relevant environment
trl-meaning-seven = system prototype demonstrated in an operational environment
trl-meaning-eight = system complete and qualified
trl-meaning-nine = actual system proven in an operational environment

## leadar diff: the text

diff-changes = What changed in the data, and what it did
diff-no-changes = Nothing changed in the data.
# moved: technologies; touched: those with another probability or value
diff-effect = { $moved ->
    [0] { $cause }: moved nothing; { $touched } with another probability (by { $probability } at most) or value (by { $value } at most)
    [one] { $cause }: moved 1; { $touched } with another probability (by { $probability } at most) or value (by { $value } at most)
   *[other] { $cause }: moved { $moved }; { $touched } with another probability (by { $probability } at most) or value (by { $value } at most)
    }
diff-idle = Changed no probability and no value:
diff-idle-more = … and { $count } more: leadar diff --format json
diff-drifted = Unchanged { $count }, { $drifted } of them with another probability or value
diff-results-only = What made one of both editions is not at hand, so that nothing can say why.
diff-explain-title = { $name } ({ $id })
diff-explain-why = Contributions add up to the whole difference (Shapley values over what it reads).
diff-explain-error = Orders of changes were drawn: a contribution is right within { $error } of a probability (standard error).
diff-explain-before = before
diff-explain-now = now
diff-explain-nothing = Nothing that changed in the data changes a probability or the value of { $name }.
diff-column-value = value

## What is to be looked at again

stale-counts = At { $date } to be looked at again: { $overdue } overdue, { $old } old.
