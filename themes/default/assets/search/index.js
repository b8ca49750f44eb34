// What can be found, made ready: MiniSearch knows every text once, and columns of numbers say who has which.
{
  const { fold, pairs, terms } = plansite;
  // How far a word may be from what is written, step by step: the next one is tried where nothing is found. Distances are
  // counted in letters; two that changed places are two.
  const STEPS = [() => 0, length => (length > 3 ? 1 : 0), length => (length > 4 ? 2 : length > 3 ? 1 : 0)];

  // A number without the zeros in front.
  plansite.bare = digits => digits.replace(/^0+(?=.)/, "");

  const MOST_KNOWN = 20;

  // What each record of a column belongs to, from how many each has.
  const owners = counts => Int32Array.from(counts.flatMap((count, owner) => Array(count).fill(owner)));

  plansite.Index = class {
    constructor(searched) {
      const { plans, documents, headings, risks, gates } = searched;
      Object.assign(this, searched, { texts: searched.texts.split("\n") });
      const of = kind => plans.counts.map(counts => counts[kind]);
      documents.plans = owners(of(0));
      headings.documents = owners(documents.counts);
      risks.plans = owners(of(1));
      gates.plans = owners(of(2));
      plans.bare = plans.numbers.map(plansite.bare);
      for (const column of [documents, headings, risks, gates]) {
        for (const name of ["texts", "titles", "paths", "plans"]) if (column[name]) column[name] = Int32Array.from(column[name]);
      }
      this.known = new Map();
      this.firsts = [];
      documents.plans.forEach((plan, at) => { this.firsts[plan] ??= at; });
      let [line, last] = [0, -1];
      headings.lines = headings.steps.map((step, at) => {
        if (headings.documents[at] !== last) [line, last] = [0, headings.documents[at]];
        if (step === null) return 0;
        return line += step;
      });
      headings.plans = Int32Array.from(headings.documents, document => documents.plans[document]);
      this.names = [...this.texts, ...plans.ids, ...this.stages.map(([, word]) => word)];
      this.firstStage = this.texts.length + plans.ids.length;
      this.mini = new MiniSearch({
        fields: ["text"],
        extractField: (at, field) => (field === "id" ? at : this.names[at]),
        tokenize: terms,
        processTerm: term => term,
      });
      this.mini.addAll(this.names.keys());
    }

    // How well texts and plans fit a word, and which words were taken for it. Of a query that grows, the words in front are
    // known already.
    scores(word, step) {
      const key = step + word.text;
      if (!this.known.has(key)) {
        if (this.known.size > MOST_KNOWN) this.known.clear();
        const nearly = new Set();
        const texts = this.textScores(word, step, nearly);
        this.known.set(key, { texts, plans: this.planScores(texts, word), nearly });
      }
      return this.known.get(key);
    }

    // How well every text fits a word, 0 where it does not; `nearly` learns which words were taken for it.
    textScores({ text, isRun }, step, nearly) {
      const scores = new Float32Array(this.names.length);
      const signs = [...text];
      const isPart = isRun && signs.length > 1;
      const distance = isRun || /^\d+$/.test(text) ? 0 : STEPS[step](signs.length);
      const found = this.mini.search(text, {
        tokenize: () => (isPart ? pairs(text) : [text]),
        prefix: isRun ? !isPart : signs.length > 1,
        fuzzy: distance || false,
        combineWith: "AND",
      });
      for (const { id, score, terms } of found) {
        // Pairs of signs may stand apart.
        if (isPart && !fold(this.names[id]).includes(text)) continue;
        scores[id] = score;
        if (step) for (const term of terms) nearly.add(term);
      }
      return scores;
    }

    // How well every plan fits a word by what it says of itself.
    planScores(scores, { text, isRun }) {
      const { ids, titles, authors, statuses, stages, bare } = this.plans;
      const digits = !isRun && /^\d+$/.test(text) && plansite.bare(text);
      return Float32Array.from(ids, (_, at) => Math.max(
        3 * scores[titles[at]], scores[this.texts.length + at], scores[authors[at]], scores[statuses[at]],
        scores[this.firstStage + stages[at]], digits && bare[at] === digits ? 50 : 0,
      ));
    }
  };
  plansite.Index.STEPS = STEPS.length;
}
