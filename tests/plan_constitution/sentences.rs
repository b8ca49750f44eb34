//! Verdicts that are the last sentence of a text, the last words of a cell, or all that is said of a principle.

use super::check;

#[test]
fn a_last_sentence_that_begins_in_capitals() {
    check(
        "## Constitution Check\n- **One way**: drawers read, and a cold start stops. PASS-by-design.\n- **Order**: shelves are sorted (see the sketch). PASS-by-design; held by a test.\n- **Care**: a fall could break glass. PASS with the padding ordered for the lower shelves.\n- **Light**: two lamps only. PASS because nobody has catalogued manuscripts underneath fluorescent illumination throughout the preceding decades.\n- **Doors**: one is locked, e.g. PASS for guests is void\n",
        &[
            "2 One way = pass: PASS-by-design",
            "3 Order = pass: PASS-by-design",
            "4 Care = partial: PASS with the padding ordered for the lower shelves",
            "5 Light = pass: PASS because nobody has catalogued manuscripts underneath fluorescent illumination throughout the preceding decades",
            "6 Doors = unstated: nothing",
        ],
    );
}

#[test]
fn a_last_sentence_that_is_bold() {
    check(
        "## Constitution Check\n- **One way**: drawers read, and never write. **Compliant with the rule on shared shelves.**\n- **Care**: glass stays below. **PASS with the padding ordered.**\n- **Stops**: a drawer that jams stops the row. **Fails with a bell and a lamp.**\n- **Order**: see the sketch. **Sorted shelves are checked once a week by two people.**\n",
        &[
            "2 One way = pass: Compliant with the rule on shared shelves",
            "3 Care = partial: PASS with the padding ordered",
            "4 Stops = unstated: nothing",
            "5 Order = unstated: nothing",
        ],
    );
}

#[test]
fn a_last_sentence_that_only_speaks_of_verdicts() {
    check(
        "## Constitution Check\n- **Logs**: each run is kept. PASS rates are shown for a year.\n- **Alarms**: a missing key stops it. FAIL-fast is the rule for all of them.\n- **Bells**: no signal → FAIL with a bell and a lamp\n- **Codes**: four are known. TODO comments by guests are removed.\n",
        &[
            "2 Logs = unstated: nothing",
            "3 Alarms = unstated: nothing",
            "4 Bells = unstated: nothing",
            "5 Codes = unstated: nothing",
        ],
    );
}

#[test]
fn the_last_words_of_a_cell() {
    check(
        "## Charter Check\n| Directive | Effect here |\n|---|---|\n| D-1 | Tests for every drawer — verified |\n| D-2 | Types must pass the checker |\n| D-3 | A jam → tell the owner before the next row |\n| D-4 | Glass — wood where it may fall |\n| D-5 | Paper – N/A |\n",
        &[
            "4 D-1 = pass: verified",
            "5 D-2 = unstated: nothing",
            "6 D-3 = unstated: nothing",
            "7 D-4 = unstated: nothing",
            "8 D-5 = waived: N/A",
        ],
    );
    check(
        "## Constitution Check\n| Principle | Requirement |\n|---|---|\n| Tests | Before the code — required |\n",
        &["4 Tests = unstated: nothing"],
    );
    check(
        "## Constitution Check\n| Principle | How | Status |\n|---|---|---|\n| Tests | Before the code — done | |\n",
        &["4 Tests = unstated: nothing"],
    );
}

#[test]
fn a_principle_of_which_nothing_is_applicable() {
    check(
        "## Constitution Check\n**Principle I (Tests):**\n- Note: only labels move. No tests of parts are applicable since nothing is computed.\n\n**Principle II (Tests):**\n- No tests are applicable to labels.\n- Parts are tested first.\n\n**Principle III (Tests):**\n- Parts are tested first. No tests of labels are applicable.\n\n**Principle IV (Glass):**\n- [x] No glass rules are applicable\n",
        &[
            "2 Principle I (Tests) = waived: No tests of parts are applicable",
            "5 Principle II (Tests) = unstated: nothing",
            "9 Principle III (Tests) = unstated: nothing",
            "12 Principle IV (Glass) = unstated: nothing",
        ],
    );
    check(
        "## Constitution Check\n- **Keys**: no rule on keys is applicable, as there are none.\n- **Doors**: no lock is new. No rule on doors is applicable.\n",
        &["2 Keys = waived: no rule on keys is applicable", "3 Doors = unstated: nothing"],
    );
    check(
        "## Constitution Check\n### I. Glass\nThis principle does not apply because all is wood.\n\n### II. Wood\nException handling by one type.\n",
        &["2 I. Glass = waived: This principle does not apply", "5 II. Wood = unstated: nothing"],
    );
}
