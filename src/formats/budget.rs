//! How many cells of a workbook are read, and how much text in them.

/// The most cells with something in them.
const MOST_CELLS: usize = 2_000_000;

/// The most letters of one cell; Excel keeps no more.
const LONGEST_CELL: usize = 32_767;

/// The last row that a cell with something in it may have: that of the largest spreadsheets.
const LAST_ROW: usize = 16_777_216;

/// The most bytes of text in all cells together: a few letters may stand in many cells.
const MOST_TEXT: usize = 64_000_000;

/// What may still be read of a workbook.
#[derive(Debug)]
pub struct CellBudget {
    cells: usize,
    text: usize,
}

impl Default for CellBudget {
    fn default() -> Self {
        CellBudget {
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }
}

impl CellBudget {
    /// Takes a cell off the budget; an error says what is too much. `row` and `column` count from 1.
    pub fn take(&mut self, sheet: &str, (row, column): (usize, usize), text: &str) -> Result<(), String> {
        if text.len() > LONGEST_CELL {
            let letters = text.chars().count();
            if letters > LONGEST_CELL {
                return Err(format!(
                    "cell {} of sheet \"{}\" has {letters} letters; a cell holds at most {LONGEST_CELL}",
                    cell_name(row, column),
                    first_letters(sheet)
                ));
            }
        }
        if row > LAST_ROW {
            let sheet = first_letters(sheet);
            return Err(format!(
                "a cell of sheet \"{sheet}\" stands in row {row}, beyond the last one"
            ));
        }
        let left = self.cells.checked_sub(1);
        self.cells = left.ok_or_else(|| format!("it has more than {MOST_CELLS} cells"))?;
        let left = self.text.checked_sub(text.len());
        self.text = left.ok_or_else(|| format!("its cells hold more than {MOST_TEXT} bytes of text"))?;
        Ok(())
    }
}

/// A name short enough for a message.
fn first_letters(name: &str) -> String {
    const LONGEST: usize = 40;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// The name of a cell as spreadsheets write it, such as `B7`; row and column count from 1.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column.max(1);
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(1, 1), (7, 2), (3, 26), (3, 27), (1_048_576, 16_384)];
        let names = names.map(|(row, column)| cell_name(row, column));
        assert_eq!(names, ["A1", "B7", "Z3", "AA3", "XFD1048576"]);
    }

    #[test]
    fn a_cell_too_long_is_named_and_not_quoted() {
        let mut budget = CellBudget::default();
        let longest = "é".repeat(LONGEST_CELL);
        assert_eq!(budget.take("Data", (7, 2), &longest), Ok(()));
        let told = budget
            .take("Data", (7, 2), &format!("{longest}é"))
            .expect_err("too long");
        assert!(told.contains("cell B7 of sheet \"Data\"") && told.len() < 120, "{told}");
    }

    #[test]
    fn a_cell_beyond_the_last_row_is_told() {
        let told = CellBudget::default()
            .take("Data", (u32::MAX as usize, 1), "x")
            .expect_err("too far");
        assert!(told.contains("row 4294967295"), "{told}");
    }

    #[test]
    fn few_letters_in_very_many_cells_are_told() {
        let mut budget = CellBudget::default();
        let text = "a".repeat(30_000);
        let told = (1..).find_map(|row| budget.take("s", (row, 1), &text).err());
        assert_eq!(
            told,
            Some(format!("its cells hold more than {MOST_TEXT} bytes of text"))
        );
        let mut budget = CellBudget::default();
        let told = (1..).find_map(|row| budget.take("s", (row, 1), "").err());
        assert_eq!(told, Some(format!("it has more than {MOST_CELLS} cells")));
    }
}
