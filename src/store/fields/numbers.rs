//! Values that are numbers: whole ones, quantities, lists and pairs of them.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::Fields;
use crate::diagnostic::Diagnostic;
use crate::model::limits;
use crate::store::text::Text;

/// The value of a key that takes a word or numbers.
pub enum TextOrNumbers {
    /// A word.
    Text(Text),
    /// Numbers.
    Numbers(Vec<f64>),
}

impl<'a> Fields<'a> {
    pub(super) fn as_integer(&self, value: &Spanned<DeValue>) -> Option<i64> {
        let integer = value.get_ref().as_integer().filter(|integer| integer.radix() == 10);
        let parsed = integer.and_then(|integer| integer.as_str().replace('_', "").parse().ok());
        if parsed.is_none() {
            self.wrong_type(value, "a whole number");
        }
        parsed
    }

    /// A whole number within limits.
    pub fn integer(&mut self, key: &'static str, limits: Range<i64>) -> Option<i64> {
        let value = self.take_required(key)?;
        let number = self.as_integer(value)?;
        if !limits.contains(&number) {
            let message = format!(
                "{key} is {number}; it must be from {} to {}.",
                limits.start,
                limits.end - 1
            );
            self.complain(key, message, None);
            return None;
        }
        Some(number)
    }

    /// A whole number within limits that may be absent.
    pub fn integer_if(&mut self, key: &'static str, limits: Range<i64>) -> Option<i64> {
        if self.table.contains_key(key) {
            self.integer(key, limits)
        } else {
            self.take(key).and(None)
        }
    }

    /// A list of whole numbers that must be there.
    pub fn integers(&mut self, key: &'static str) -> Option<Vec<i64>> {
        let value = self.take_required(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of whole numbers in brackets");
            return None;
        };
        Some(
            self.items(key, array)
                .iter()
                .filter_map(|item| self.as_integer(item))
                .collect(),
        )
    }

    /// A finite number that must be there.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.take_required(key)?;
        self.as_number(value)
    }

    /// A finite number that may be absent.
    pub fn number_if(&mut self, key: &'static str) -> Option<f64> {
        let value = self.take(key)?;
        self.as_number(value)
    }

    pub(super) fn as_number(&self, value: &Spanned<DeValue>) -> Option<f64> {
        self.as_number_within(value, limits::LARGEST)
    }

    /// An amount that is shown and not computed with, so that it may be larger than other numbers.
    pub fn amount(&mut self, key: &'static str) -> Option<f64> {
        let value = self.take_required(key)?;
        self.as_number_within(value, limits::LARGEST_AMOUNT)
    }

    fn as_number_within(&self, value: &Spanned<DeValue>, largest: f64) -> Option<f64> {
        let text = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::Float(float) => Some(float.as_str()),
            _ => None,
        };
        let number = text
            .and_then(|text| text.replace('_', "").parse::<f64>().ok())
            .filter(|number| number.is_finite());
        match number {
            None => self.wrong_type(value, "a finite number"),
            Some(number) if number.abs() > largest => {
                let message =
                    format!("{number:e} is larger than any number that is read here; the largest is {largest}.");
                self.notes
                    .say(Diagnostic::error(self.file.place(value.span().start), message));
                return None;
            }
            Some(_) => {}
        }
        number
    }

    /// A number that a constructor accepts, with the range it accepts in words.
    pub fn quantity<T>(&mut self, key: &'static str, range: &str, make: impl Fn(f64) -> Option<T>) -> Option<T> {
        let number = self.number(key)?;
        let quantity = make(number);
        if quantity.is_none() {
            self.complain(key, format!("{key} is {number}; it must be {range}."), None);
        }
        quantity
    }

    /// A number that may be absent and that a constructor accepts, with the range it accepts in words.
    pub fn quantity_if<T>(&mut self, key: &'static str, range: &str, make: impl Fn(f64) -> Option<T>) -> Option<T> {
        if self.table.contains_key(key) {
            self.quantity(key, range, make)
        } else {
            self.take(key).and(None)
        }
    }

    /// A list of finite numbers that may be absent.
    pub fn numbers_if(&mut self, key: &'static str) -> Option<Vec<f64>> {
        let value = self.take(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of numbers in brackets");
            return None;
        };
        self.items(key, array).iter().map(|item| self.as_number(item)).collect()
    }

    /// A text, or a list of finite numbers, that may be absent.
    pub fn text_or_numbers_if(&mut self, key: &'static str) -> Option<TextOrNumbers> {
        match self.table.get(key)?.get_ref().as_array() {
            Some(_) => self.numbers_if(key).map(TextOrNumbers::Numbers),
            None => self.text_if(key).map(TextOrNumbers::Text),
        }
    }

    /// A list of pairs of finite numbers that may be absent.
    pub fn pairs_if(&mut self, key: &'static str) -> Option<Vec<(f64, f64)>> {
        let value = self.take(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of pairs of numbers, such as [[1, 0], [5, 1]],");
            return None;
        };
        self.items(key, array).iter().map(|item| self.as_pair(item)).collect()
    }

    pub(super) fn as_pair(&self, item: &Spanned<DeValue>) -> Option<(f64, f64)> {
        let pair = item.get_ref().as_array().filter(|pair| pair.len() == 2);
        let Some(pair) = pair else {
            self.wrong_type(item, "a pair of numbers, such as [1, 0],");
            return None;
        };
        Some((self.as_number(&pair[0])?, self.as_number(&pair[1])?))
    }
}
