// Texts as they are compared: without case, accents and forms of width, as words; where words are not separated, as pairs
// of signs.
{
  // Marks that readers leave out: accents, and vowels of Hebrew and Arabic. Those of other scripts make other letters.
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670]/g;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const OTHER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const UNSEPARATED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gu;

  plansite.fold = text => {
    const lower = text.toLowerCase();
    if (/^[\0-\x7f]*$/.test(lower)) return lower;
    return lower.normalize("NFKD").replace(MARKS, "").normalize("NFC").replace(OTHER, letter => LETTERS[letter]);
  };

  // The words of a folded text with their places; a run of signs that nothing separates is one.
  plansite.words = folded => {
    const found = [];
    const add = (text, start, isRun) => text && found.push({ text, start, isRun });
    for (const { 0: word, index: start } of folded.matchAll(WORD)) {
      let end = 0;
      for (const { 0: run, index } of word.matchAll(UNSEPARATED)) {
        add(word.slice(end, index), start + end, false);
        add(run, start + index, true);
        end = index + run.length;
      }
      add(word.slice(end), start + end, false);
    }
    return found;
  };

  // The pairs of signs in a run.
  plansite.pairs = run => {
    const signs = [...run];
    return signs.slice(1).map((sign, at) => signs[at] + sign);
  };
  // What a text is found by. The last sign of a run begins no pair, and can still be looked for alone.
  plansite.terms = text => plansite.words(plansite.fold(text)).flatMap(({ text, isRun }) => (
    isRun ? [...plansite.pairs(text), [...text].at(-1)] : [text]
  ));

  // The stretches of a text that the words found: a beginning of a word, a word that is nearly the same, a part of a run.
  plansite.stretches = (text, wanted, nearly) => {
    const [at, folded] = [[], []];
    let from = 0;
    for (const sign of text) {
      const plain = plansite.fold(sign);
      folded.push(plain);
      for (let unit = 0; unit < plain.length; unit += 1) at.push(from);
      from += sign.length;
    }
    at.push(text.length);
    const found = [];
    for (const word of plansite.words(folded.join(""))) {
      if (word.isRun) {
        for (const { text: run } of wanted.filter(({ isRun }) => isRun)) {
          for (let start = word.text.indexOf(run); start >= 0; start = word.text.indexOf(run, start + run.length)) {
            found.push([at[word.start + start], at[word.start + start + run.length]]);
          }
        }
        continue;
      }
      const fits = wanted.filter(({ text, isRun }) => !isRun && word.text.startsWith(text)).map(({ text }) => text.length);
      const length = fits.length ? Math.max(...fits) : nearly.has(word.text) ? word.text.length : 0;
      if (length) found.push([at[word.start], at[word.start + length]]);
    }
    return found.sort(([a], [b]) => a - b);
  };
}
