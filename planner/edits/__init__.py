"""What a person can do to a plan: one function an action, each one undo step named as on the menu."""

from planner.edits.links import linked, set_links, set_pair
from planner.edits.partners import (
    add_partner,
    delete_partners,
    free_name,
    level_of,
    link,
    main_role_of,
    make_hub,
    rename,
    set_main_role,
    set_parent,
)
from planner.edits.rows import add_row, delete_rows, duplicate_row, new_row, set_fields

__all__ = [
    "add_partner",
    "add_row",
    "delete_partners",
    "delete_rows",
    "duplicate_row",
    "free_name",
    "level_of",
    "link",
    "linked",
    "main_role_of",
    "make_hub",
    "new_row",
    "rename",
    "set_fields",
    "set_links",
    "set_main_role",
    "set_pair",
    "set_parent",
]
