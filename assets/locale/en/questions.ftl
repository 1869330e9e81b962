### Questions for the next appointment, and the appointment itself.

ui-questions = Questions
questions-says = Write them down when they come up; nothing has to be remembered
questions-new = A question for the next appointment
questions-add = Add
questions-open = To ask
questions-none = No question is noted
questions-done = Asked
questions-noted = noted { $date }
questions-asked = Asked…
questions-asked-of = Asked: { $text }
questions-edit = Edit
questions-edit-of = Edit: { $text }
questions-no-answer = No answer was written down
questions-asked-title = What was the answer?
questions-event-new = Appointment…

weeks-title = Appointments and questions
weeks-appointment = { $day ->
    [today] Appointment today
    [tomorrow] Appointment tomorrow
   *[other] Appointment on { $date }
}
weeks-appointment-at = { weeks-appointment }, { $clock }
weeks-appointment-about = Appointment: { $date }
weeks-no-appointment = No appointment is written down
weeks-more = { $count ->
    [one] and one more after it
   *[other] and { $count } more after it
}
weeks-questions = { $count ->
    [0] No question noted
    [one] One question noted
   *[other] { $count } questions noted
}
weeks-question-new = Add a question…
weeks-questions-open = Questions…
weeks-no-relapse = No relapse since…
weeks-check-in = Check-in…
weeks-check-in-next = Next check-in from { $date }
