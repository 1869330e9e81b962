### The screen Watch.

watch-calm = Nothing asks for attention today
watch-closed = Put aside, or spoken about
watch-closed-says = Each of these comes back when its facts change
watch-lists = Checklists
watch-back = Back
watch-call = Whom to call
watch-call-missing = Your country gives the emergency number; your prescriber’s and your out-of-hours service’s numbers stand here once you save them
watch-call-settings = Add them in Settings…
watch-emergency-number = Emergency number ({ $country }): { $phone }
watch-contact = { $name }: { $phone }
watch-support = You matter
watch-crisis-line = { $name } · { $phone } · { $hours }
watch-crisis-line-bare = { $name } · { $phone }
watch-support-emergency = In immediate danger: { $phone }
watch-tier = { $tier ->
    [emergency] Emergency, now
    [today] For today
    [ask] To ask or answer
   *[note] Good to know
}
watch-of = { $button } ({ $title })
watch-open-list = Go through the checklist…
watch-spoken = I have spoken to…
watch-spoken-title = Whom did you speak to?
watch-aside = Put aside…
watch-aside-title = Put aside, with a reason
watch-why = Why am I told this?
watch-why-hide = Hide why
watch-sources = Where this comes from
watch-sources-differ = The sources differ; both stand here
watch-source = { $source }
watch-source-of = { $source } ({ $place })
watch-put-aside = { $date }: { $reason }
watch-spoken-with = { $date }, { $who }: { $answer }
watch-questions = Questions
watch-answered = { $reply ->
    [yes] Yes
    [no] No
   *[unsure] Not sure
}, on { $date }
watch-answered-before = { watch-answered }. Something has changed since; please answer again
watch-reply = { $reply ->
    [yes] Yes
    [no] No
   *[unsure] Not sure
}
watch-written = ✓ Written down { $clock }
# An alert in one line, with the number to call
watch-compact = { $title } · { $number }
watch-look = Look at it…
watch-look-calm = See all that is watched…
watch-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
watch-call-now = Call now
watch-call-now-says = Say what is there, and which medicines you take. This is information, not a diagnosis
watch-again = Open it again
