//! What a program does, as values: what the compiler makes, what can be kept as bytes, and what is run.

use crate::packed::packed;
use crate::site::ViewModel;

/// A page and the partials that it calls.
#[derive(Debug)]
pub(crate) struct Steps {
    /// What the page does.
    pub(crate) page: Vec<Step>,
    /// What each partial does; calls name it by its number.
    pub(crate) partials: Vec<Vec<Step>>,
}

/// What a page does next.
#[derive(Debug)]
pub(crate) enum Step {
    /// Shows a piece of the template.
    Text(String),
    /// Shows a value, escaped or as it is.
    Show { what: Given, is_escaped: bool },
    /// Goes on with what stands for a value that is something, or with what stands for one that is nothing.
    Choose { what: Given, something: Vec<Self>, nothing: Vec<Self> },
    /// Does the same for each item of a list, or something else where there is none.
    Repeat { what: Place, steps: Vec<Self>, otherwise: Option<Vec<Self>> },
    /// Goes on inside of a value that is something, or does something else.
    Enter { what: Place, steps: Vec<Self>, otherwise: Option<Vec<Self>> },
    /// Calls a partial by its number, with what it is given, where that is not what is here, and with content.
    Call { partial: usize, given: Option<Place>, content: Option<Vec<Self>> },
    /// Shows the content that the partial is called with.
    Content,
}

/// What a step is given.
#[derive(Debug)]
pub(crate) enum Given {
    /// A value.
    Value(Place),
    /// What the list around it says of its item.
    Local(Local),
}

/// Where a value is.
#[derive(Debug)]
pub(crate) enum Place {
    /// At the end of a way from where the step stands.
    Path(Vec<String>),
    /// At the end of a way from the top of the model.
    FromTop(Vec<String>),
    /// In the template.
    Literal(ViewModel),
}

/// What a list says of an item.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Local {
    First,
    Last,
    Index,
    Key,
}

packed! { struct Steps { page, partials } }

packed! {
    variants Step {
        0: Text { 0: text },
        1: Show { what: what, is_escaped: is_escaped },
        2: Choose { what: what, something: something, nothing: nothing },
        3: Repeat { what: what, steps: steps, otherwise: otherwise },
        4: Enter { what: what, steps: steps, otherwise: otherwise },
        5: Call { partial: partial, given: given, content: content },
        6: Content {},
    }
    variants Given { 0: Value { 0: place }, 1: Local { 0: local } }
    variants Place { 0: Path { 0: path }, 1: FromTop { 0: path }, 2: Literal { 0: value } }
}

packed! { enum Local { First, Last, Index, Key } }
