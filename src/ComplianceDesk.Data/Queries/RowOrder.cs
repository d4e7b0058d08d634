using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// The order of a table by one of its columns, and by row id among equals. A page hangs on the row last seen, whose place is looked up when
/// the page is read: rows that arrive meanwhile neither repeat nor hide one, and what the column holds never stands in an address.
/// </summary>
/// <typeparam name="TRow">Rows with an <c>Id</c>.</typeparam>
internal abstract class RowOrder<TRow> where TRow : class
{
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(TRow), "row");
    private static readonly MemberExpression Id = Expression.Property(Row, "Id");

    /// <summary>An order by a column.</summary>
    /// <param name="key">The column. Text is compared as it stands; what may be empty is given a value.</param>
    /// <param name="reversed">True where a person reads the column the other way: the age of a row falls as its time rises.</param>
    public static RowOrder<TRow> By<T>(Expression<Func<TRow, T>> key, bool reversed = false) =>
        new Column<T>(new Rename(key.Parameters[0], Row).Visit(key.Body), reversed);

    /// <summary>The rows in this order.</summary>
    public abstract IQueryable<TRow> Ordered(IQueryable<TRow> rows, bool descending);

    /// <summary>The rows beyond a cursor, in this order.</summary>
    protected abstract Task<IQueryable<TRow>> BeyondAsync(IQueryable<TRow> table, IQueryable<TRow> rows, RowCursor cursor, bool descending, CancellationToken cancellationToken);

    /// <summary>Reads a page of the rows.</summary>
    /// <param name="table">Where the row that the cursor names is looked up: it may have left the filter since.</param>
    /// <param name="rows">The rows of the filter.</param>
    /// <param name="descending">True for the highest first.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on a page.</param>
    /// <param name="shape">What is read of a row.</param>
    /// <param name="id">The row's id in what was read.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<RowPage<TRead>> ReadAsync<TRead>(
        IQueryable<TRow> table, IQueryable<TRow> rows, bool descending, RowCursor? cursor, int size,
        Func<IQueryable<TRow>, IQueryable<TRead>> shape, Func<TRead, int> id, CancellationToken cancellationToken)
    {
        var back = cursor is { Backward: true };
        var beyond = cursor is { } at ? await BeyondAsync(table, rows, at, descending != back, cancellationToken) : rows;
        var found = await shape(Ordered(beyond, descending != back).Take(size + 1)).ToListAsync(cancellationToken);
        var more = found.Count > size;
        if (more)
        {
            found.RemoveAt(size);
        }
        if (back)
        {
            found.Reverse();
        }
        var (earlier, later) = (back ? more : cursor is not null, back || more);
        return new RowPage<TRead>(
            found,
            earlier && found.Count > 0 ? new RowCursor(id(found[0]), true) : null,
            later && found.Count > 0 ? new RowCursor(id(found[^1]), false) : null);
    }

    private sealed class Column<T>(Expression key, bool reversed) : RowOrder<TRow>
    {
        private readonly Expression<Func<TRow, T>> column = Expression.Lambda<Func<TRow, T>>(key, Row);

        public override IQueryable<TRow> Ordered(IQueryable<TRow> rows, bool descending) => descending != reversed
            ? rows.OrderByDescending(column).ThenByDescending(Lambda<int>(Id))
            : rows.OrderBy(column).ThenBy(Lambda<int>(Id));

        protected override async Task<IQueryable<TRow>> BeyondAsync(IQueryable<TRow> table, IQueryable<TRow> rows, RowCursor cursor, bool descending, CancellationToken cancellationToken)
        {
            var hung = await table.Where(Lambda<bool>(Expression.Equal(Id, Value(cursor.Id)))).Select(column).Take(1).ToListAsync(cancellationToken);
            if (hung.Count == 0)
            {
                return rows;
            }
            var (left, right) = typeof(T) == typeof(string)
                ? (Expression.Call(typeof(string), nameof(string.Compare), null, key, Value(hung[0])), Expression.Constant(0))
                : (key, (Expression)Value(hung[0]));
            var (beyond, after) = descending != reversed
                ? (Expression.LessThan(left, right), Expression.LessThan(Id, Value(cursor.Id)))
                : (Expression.GreaterThan(left, right), Expression.GreaterThan(Id, Value(cursor.Id)));
            return rows.Where(Lambda<bool>(Expression.OrElse(beyond, Expression.AndAlso(Expression.Equal(left, right), after))));
        }

        private static Expression<Func<TRow, TResult>> Lambda<TResult>(Expression body) => Expression.Lambda<Func<TRow, TResult>>(body, Row);

        // A member of an object, as the compiler writes a captured variable: the database gets it as a parameter.
        private static MemberExpression Value<TValue>(TValue value) => Expression.Property(Expression.Constant(new Held<TValue>(value)), nameof(Held<TValue>.Value));
    }

    private sealed record Held<TValue>(TValue Value);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
