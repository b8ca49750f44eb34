// What is asked for, and what answers it: `#12` a number, `is:` a stage, `gate:` a state, `risk:` a band, all else words.
{
  const { fold, words } = plansite;
  const MOST = 5;
  // What a plan says of itself counts less for what stands in it.
  const SHARE = 0.1;

  const parse = text => {
    const query = { words: [], is: [], gate: [], risk: [], number: "", isPath: text.includes("/") };
    for (const part of fold(text).split(/\s+/)) {
      const [, key, value] = /^(is|gate|risk):(.*)$/.exec(part) ?? [];
      const number = /^#(\d*)$/.exec(part);
      if (key) query[key].push(...[value].filter(Boolean));
      else if (number) query.number = plansite.bare(number[1]);
      else query.words.push(...words(part));
    }
    return query;
  };

  // Whether a name, or the word for it, begins like one of the values; of no values everything does.
  const begins = (values, [name, word]) => values.length === 0
    || values.some(value => name.startsWith(value) || fold(word).replace(/ /g, "").startsWith(value));

  // The best of so many records, and how many there are.
  const best = (count, score, before = () => 0) => {
    const top = [];
    let total = 0;
    for (let at = 0; at < count; at += 1) {
      const found = { at, score: score(at) };
      if (!found.score) continue;
      total += 1;
      const later = other => other.score < found.score || other.score === found.score && before(at, other.at) < 0;
      const place = top.findIndex(later);
      if (place >= 0) top.splice(place, 0, found);
      else if (top.length < MOST) top.push(found);
      top.length = Math.min(top.length, MOST);
    }
    return { total, top: top.map(({ at }) => at) };
  };

  // Which plans, risks and gates are looked at.
  const allowed = (index, query) => {
    const { plans, risks, gates } = index;
    const stages = index.stages.map(stage => begins(query.is, stage));
    const bands = index.bands.map(word => begins(query.risk, [fold(word), word]));
    const states = index.gate_states.map(state => begins(query.gate, state));
    const has = (column, kinds, are) => {
      const found = new Uint8Array(plans.ids.length);
      kinds.forEach((kind, at) => { if (are[kind]) found[column.plans[at]] = 1; });
      return found;
    };
    const withRisk = query.risk.length ? has(risks, risks.bands, bands) : undefined;
    const withGate = query.gate.length ? has(gates, gates.states, states) : undefined;
    // A number that no plan has may be the beginning of one.
    const { number } = query;
    const isWhole = number && plans.bare.includes(number);
    const isNumbered = bare => (isWhole ? bare === number : bare.startsWith(number));
    const plan = Uint8Array.from(plans.bare, (bare, at) => (
      stages[plans.stages[at]] && withRisk?.[at] !== 0 && withGate?.[at] !== 0 && isNumbered(bare) ? 1 : 0
    ));
    return { plan, risk: at => bands[risks.bands[at]], gate: at => states[gates.states[at]] };
  };

  const answer = (index, query, step, isPath) => {
    const { plans, documents, headings, risks, gates } = index;
    const scores = query.words.map(word => index.scores(word, step));
    const may = allowed(index, query);
    const hasWords = query.words.length > 0;
    const ofPlan = plan => {
      if (!may.plan[plan]) return 0;
      if (!hasWords) return 1;
      let all = 0;
      for (const { plans } of scores) {
        if (!plans[plan]) return 0;
        all += plans[plan];
      }
      return all;
    };
    // Words may be the record's own or its plan's; one at least is its own where `isOwn` asks for it.
    const ofRecord = (plan, isOwn, text, other = text) => {
      if (!may.plan[plan]) return 0;
      if (!hasWords) return 1;
      let all = 0;
      let own = !isOwn;
      for (const { texts, plans } of scores) {
        const score = Math.max(texts[text], texts[other]);
        const ofPlan = plans[plan] * SHARE;
        if (!score && !ofPlan) return 0;
        own ||= score > 0;
        all += Math.max(score, ofPlan);
      }
      return own ? all : 0;
    };
    const isOver = at => gates.states[at];
    // Who asks for gates or risks gets those, and the plans that have them.
    const [isGates, isRisks] = [query.gate.length > 0, query.risk.length > 0];
    const isAll = hasWords && !isGates && !isRisks && !isPath;
    const risksFound = (isAll || isRisks) && best(risks.texts.length,
      at => may.risk(at) ? ofRecord(risks.plans[at], false, risks.texts[at]) : 0, (a, b) => risks.bands[b] - risks.bands[a]);
    const gatesFound = (isAll || isGates) && best(gates.texts.length,
      at => may.gate(at) ? ofRecord(gates.plans[at], hasWords, gates.texts[at]) : 0, (a, b) => isOver(a) - isOver(b));
    const isPlan = at => index.firsts[documents.plans[at]] === at;
    const groups = {
      plans: !isPath && best(plans.ids.length, ofPlan),
      risks: risksFound,
      headings: isAll && best(headings.texts.length, at => ofRecord(headings.plans[at], true, headings.texts[at])),
      gates: gatesFound,
      pages: (isAll || isPath) && best(documents.titles.length,
        at => isPlan(at) ? 0 : ofRecord(documents.plans[at], true, documents.titles[at], documents.paths[at])),
    };
    return { groups, nearly: new Set(scores.flatMap(({ nearly }) => [...nearly])) };
  };

  // The groups of hits. What has a slash in it is the path of a page, if there is such a page; words are taken less exactly
  // where nothing is found otherwise.
  plansite.find = (index, text) => {
    const query = parse(text);
    const ways = [...Array(plansite.Index.STEPS).keys()].map(step => [step, false]);
    if (query.isPath && query.words.length) ways.unshift([0, true]);
    let found;
    for (const [step, isPath] of ways) {
      found = answer(index, query, step, isPath);
      if (Object.values(found.groups).some(group => group?.total)) break;
    }
    return { ...found, query };
  };
}
