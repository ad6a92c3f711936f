//! What a mouse does on the screen. Knows cells and nothing of what they show.

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The left button goes down.
    Press,
    /// The mouse is moved while the left button is down.
    Drag,
    /// The left button goes up.
    Release,
    /// The wheel turns away from the person.
    WheelUp,
    /// The wheel turns toward the person.
    WheelDown,
}

/// Something done with the mouse, and where: in cells, counted from 0 at the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What is done.
    pub act: Act,
    /// The cell's column.
    pub column: u16,
    /// The cell's row.
    pub row: u16,
}

impl Mouse {
    /// `act` at a cell.
    #[must_use]
    pub const fn at(act: Act, column: u16, row: u16) -> Self {
        Self { act, column, row }
    }
}
