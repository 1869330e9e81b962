//! Reads who keeps the diary: each field as typed, an empty text takes it away.

use crate::model::Refusal;
use crate::model::person::{Contact, Person, Pregnancy, Sex};

/// The longest name or number of a contact, in bytes.
const MOST: usize = 200;
/// The longest name, and the longest words on allergies, in bytes.
const MOST_WORDS: usize = 400;

/// How people write a country whose code is another one.
const OTHER_CODES: [(&str, &str); 1] = [("UK", "GB")];

/// As [`person_field`], in that year: nobody is born later.
pub fn person_field_in(year: i16, person: &Person, field: &'static str, text: &str) -> Result<Person, Refusal> {
    let person = person_field(person, field, text)?;
    match person.birth_year.filter(|born| field == "birth_year" && *born > year) {
        Some(_) => Err(Refusal::new(field, "refused-birth-year").with("text", text.trim())),
        None => Ok(person),
    }
}

/// One field of the person replaced. `contacts` is one contact a line, `name: number`.
pub fn person_field(person: &Person, field: &'static str, text: &str) -> Result<Person, Refusal> {
    let mut person = person.clone();
    let text = text.trim();
    let refused = |key| Refusal::new(field, key).with("text", text);
    match field {
        "sex" => {
            person.sex = match text {
                "" | "none" => None,
                text => Some(Sex::parse(text).ok_or_else(|| refused("refused-sex"))?),
            };
        }
        "birth_year" => {
            person.birth_year = match text {
                "" | "none" => None,
                text => Some(
                    text.parse()
                        .ok()
                        .filter(|year| Person::BIRTH_YEARS.contains(year))
                        .ok_or_else(|| refused("refused-birth-year"))?,
                ),
            };
        }
        "name" | "allergies" => {
            let said = (!text.is_empty()).then(|| text.to_owned());
            if text.len() > MOST_WORDS || text.chars().any(|letter| letter.is_control() && letter != '\n') {
                return Err(refused("refused-person-words").with("most", MOST_WORDS));
            }
            match field {
                "name" if text.contains('\n') => return Err(refused("refused-person-words").with("most", MOST_WORDS)),
                "name" => person.name = said.filter(|said| said != "none"),
                // "None" is an answer here, and no lack of one.
                _ => person.allergies = said,
            }
        }
        "pregnancy" => {
            person.pregnancy = match text {
                "" | "none" => None,
                text => Some(Pregnancy::parse(text).ok_or_else(|| {
                    let choices = Pregnancy::ALL.map(Pregnancy::code).join(", ");
                    Refusal::new(field, "refused-choice").with("text", text).with("choices", choices)
                })?),
            };
        }
        "country" => {
            person.country = match text {
                "" | "none" => None,
                text => {
                    let code = text.to_ascii_uppercase();
                    let known = OTHER_CODES.iter().find(|(other, _)| *other == code);
                    let code = known.map_or(code, |(_, code)| (*code).to_owned());
                    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
                    Some(is_code.then_some(code).ok_or_else(|| refused("refused-country"))?)
                }
            };
        }
        _ => {
            let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            if lines.len() > Person::MOST_CONTACTS {
                return Err(refused("refused-contacts-many").with("most", Person::MOST_CONTACTS));
            }
            person.contacts =
                lines.into_iter().map(contact).collect::<Option<_>>().ok_or_else(|| refused("refused-contact"))?;
        }
    }
    Ok(person)
}

/// `Dr Lee: 020 7946 0000`: a name, a colon, a number.
fn contact(line: &str) -> Option<Contact> {
    let (name, phone) = line.rsplit_once(':')?;
    let (name, phone) = (name.trim(), phone.trim());
    let fits = |text: &str| !text.is_empty() && text.len() <= MOST && !text.chars().any(char::is_control);
    let is_number = phone.chars().any(|c| c.is_ascii_digit());
    (fits(name) && fits(phone) && is_number).then(|| Contact { name: name.to_owned(), phone: phone.to_owned() })
}

/// The contacts as they are typed.
pub fn contacts_text(person: &Person) -> String {
    let lines: Vec<_> = person.contacts.iter().map(|contact| format!("{}: {}", contact.name, contact.phone)).collect();
    lines.join("\n")
}
