"""Use cases of cases: opened by people, alerted to officers, talked about both ways, closed when the person agrees.

Other subjects open one with `opening.open_case` and count them with `turn.store.case_figures`.
"""
