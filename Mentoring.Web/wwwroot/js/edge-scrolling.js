/** How near to an edge something is held for it to scroll, how fast it does right at the edge, and the longest time between two pictures, in pixels and milliseconds. */
const NEAR = 72;
const FASTEST = 1.2;
const LONGEST = 50;

/** How fast to scroll along one axis: negative towards its beginning. Where something was taken up near an edge nothing scrolls until it is brought nearer. */
function speed(at, from, size) {
  const [before, after] = [(NEAR - at) / NEAR, (NEAR - size + at) / NEAR];
  return before > 0 && at < from ? -FASTEST * Math.min(before, 1) : after > 0 && at > from ? FASTEST * Math.min(after, 1) : 0;
}

/** While something is held near an edge of the screen the page scrolls, and sideways a board whose parts stand beside each other. */
export class EdgeScrolling {
  /** Only as far as one could scroll before: what is dragged out of the page makes it no longer. */
  constructor(board, x, y, scrolled) {
    const page = document.scrollingElement;
    [this.x, this.y] = [x, y];
    this.ways = [{ part: page, along: "scrollTop", most: page.scrollHeight - page.clientHeight, speed: () => speed(this.y, y, innerHeight) }];
    if (board) {
      board.style.scrollSnapType = "none";
      this.ways.push({ part: board, along: "scrollLeft", most: board.scrollWidth - board.clientWidth, speed: () => speed(this.x, x, innerWidth) });
    }
    this.began = this.places();
    this.board = board;
    this.scrolled = scrolled;
    this.frame = requestAnimationFrame((now) => this.step(now, now));
  }

  places() {
    return this.ways.map(({ part, along }) => part[along]);
  }

  /** How far it was scrolled since, sideways and down. */
  get by() {
    const [down, aside] = this.places().map((now, way) => now - this.began[way]);
    return [aside ?? 0, down];
  }

  moved(x, y) {
    [this.x, this.y] = [x, y];
  }

  step(now, before) {
    const was = this.places().join();
    for (const { part, along, most, speed: fast } of this.ways) {
      const by = fast() * Math.min(now - before, LONGEST);
      if (by !== 0) {
        part.scrollTo({ [along === "scrollTop" ? "top" : "left"]: Math.max(0, Math.min(most, part[along] + by)), behavior: "instant" });
      }
    }
    if (this.places().join() !== was) {
      this.scrolled();
    }
    this.frame = requestAnimationFrame((next) => this.step(next, now));
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.board?.style.removeProperty("scroll-snap-type");
  }
}
