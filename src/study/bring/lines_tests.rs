use super::*;

#[test]
fn paragraphs_headings_and_lists_stand_on_lines_of_their_own() {
    let html = "<h1>Pier to\n close</h1><p>One&nbsp;<b>bold</b>   word.<p>Two<br>lines.\
                <ul><li>First<li>Second</ul><blockquote><p>“No,” she said.</p></blockquote>After";
    assert_eq!(
        of_selection(html),
        "Pier to close\n\nOne bold word.\n\nTwo\nlines.\n\nFirst\nSecond\n\n“No,” she said.\n\nAfter"
    );
}

#[test]
fn a_figure_gives_its_words_and_its_caption_once_each() {
    let figure = "<p>Before.</p><figure><img src=x.jpg alt='A pier at low tide'>\
                  <figcaption><span>The pier in Harrow on Monday.</span><span>Ann Lee/AFP</span></figcaption></figure><p>After.</p>";
    assert_eq!(
        of_selection(figure),
        "Before.\n\nA pier at low tide\n\nThe pier in Harrow on Monday. Ann Lee/AFP\n\nAfter."
    );
    let same = "<figure><img alt='The pier in Harrow on Monday'><figcaption>The pier in Harrow on Monday. (AFP)</figcaption></figure>";
    assert_eq!(of_selection(same), "The pier in Harrow on Monday. (AFP)");
    assert_eq!(of_selection("<p>A <img alt='Share this'> B</p>"), "A B");
}

#[test]
fn what_is_no_text_is_left_out() {
    let html = "<style>p{}</style><p>One<script>alert('<p>x</p>')</script></p><noscript><p>no</p></noscript>\
                <div style='color:red; DISPLAY : none !important'><div>no</div>no</div><p hidden>no<p>Two<svg><title>no</title></svg></p>\
                <template><p>no</p></template><!-- no --><span hidden>no</span>";
    assert_eq!(of_selection(html), "One\n\nTwo");
}

#[test]
fn styles_that_come_with_a_paste_decide_what_is_a_line() {
    let html = "<span style=\"display: block\">One</span><span style=\"display: block\">Two</span><div style='display:inline'>a</div><div style='display:inline'>b</div>";
    assert_eq!(of_selection(html), "One\nTwo\nab");
    assert_eq!(
        of_selection("<span>By Ann Lee</span><time>3 March 2024</time>"),
        "By Ann Lee 3 March 2024"
    );
    assert_eq!(of_selection("<span>T</span><span>he</span> end"), "The end");
}

#[test]
fn tables_quotes_and_hidden_hyphens() {
    let html = "<table><tr><th>Name<th>Age<tr><td>Ann</td><td>41</td></tr></table><p><q>No</q> in Lin&shy;coln</p><pre>a  b\n  c</pre>";
    assert_eq!(of_selection(html), "Name\tAge\nAnn\t41\n\n“No” in Lincoln\n\na b\nc");
}

#[test]
fn of_a_whole_page_the_article_is_taken_and_what_is_said_about_it() {
    let body = "<p>The council voted on Tuesday to close the pier for the winter, after a long debate about its safety.</p>".repeat(4);
    let page = format!(
        "<!doctype html><html><head><title>Pier to close | The Post</title>\
         <link rel=canonical href='https://example.org/pier'><meta property='article:published_time' content='2024-03-26T10:00:00Z'></head>\
         <body><header><h1>Pier to close</h1></header><nav><a>Home</a></nav><main><article>{body}<button>Share</button><footer>Ann Lee is a reporter.</footer></article>\
         <article>A teaser</article></main><footer>Imprint</footer></body></html>"
    );
    let found = of_page(&page);
    assert!(found.text.starts_with("Pier to close\n\nThe council"), "{}", found.text);
    assert!(found.text.ends_with("Ann Lee is a reporter."), "{}", found.text);
    assert_eq!(found.address.as_deref(), Some("https://example.org/pier"));
    assert_eq!(found.published.as_deref(), Some("2024-03-26"));
}

#[test]
fn a_page_without_an_article_gives_all_of_it_under_its_title() {
    let found = of_page(
        "<title>Pier to close - Post</title><script type='application/ld+json'>{\"datePublished\": \"2024-02-01T00:00\"}</script><p>Words.</p>",
    );
    assert_eq!(found.text, "Pier to close\n\nWords.");
    assert_eq!(found.published.as_deref(), Some("2024-02-01"));
    assert_eq!(found.address, None);
    assert_eq!(of_page("").text, "");
}

#[test]
fn days_are_days() {
    assert_eq!(day("2024-03-26").as_deref(), Some("2024-03-26"));
    for wrong in ["2024-13-01", "2024-3-1", "26 March 2024", "", "2024-03-3é"] {
        assert_eq!(day(wrong), None);
    }
}

#[test]
fn deep_and_long_pages_take_time_by_their_length_only() {
    let deep = "<div>".repeat(30_000) + "x" + &"</div>".repeat(30_000);
    let stray = "<i>".repeat(300) + &"</b>".repeat(30_000);
    let parts = "<article>a".repeat(8_000);
    let started = std::time::Instant::now();
    for html in [
        deep,
        stray,
        parts,
        "<p title='".repeat(30_000),
        "&".repeat(60_000),
        "<script>".repeat(20_000),
    ] {
        of_page(&html);
        of_selection(&html);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
