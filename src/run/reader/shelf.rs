//! What the program wants of the shelf, carried out on threads of its own.

use super::{Session, Stage};
use crate::app::Event;
use crate::app::shelf::{ShelfNews, ShelfWish};

impl<S: Stage> Session<S> {
    /// Does what is wanted of the shelf.
    pub(super) fn serve_shelf(&mut self, wish: &ShelfWish) {
        let reason = format!("There is no shelf here: {wish:?}");
        let news = ShelfNews::Refused { reason };
        self.app.handle(Event::Shelf(news));
    }
}
