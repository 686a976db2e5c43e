-- What all sources said when a conflict was settled (JSON text): when they say something else, the decision lapses.
alter table settlement add column said text not null default '{}';
